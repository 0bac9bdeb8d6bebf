import { useTranslation } from 'react-i18next'
import type { Terms } from './terms.ts'

const STANDARD = ['submit', 'complete', 'approve', 'return', 'reject'] as const
type Standard = (typeof STANDARD)[number]
const isStandard = (outcome: string): outcome is Standard => STANDARD.some((standard) => standard === outcome)

/** What an outcome is called: by its definition, else by the product, else by its own key. */
export const useOutcomeText = (terms: Terms): ((step: string, outcome: string) => string) => {
  const { t } = useTranslation()
  return (step, outcome) =>
    terms.outcome(step, outcome) ?? (isStandard(outcome) ? t(`outcome.${outcome}`) : outcome)
}
