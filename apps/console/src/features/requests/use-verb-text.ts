import { useTranslation } from 'react-i18next'

const VERBS = [
  'start',
  'save-draft',
  'discard',
  'submit',
  'decide',
  'withdraw',
  'comment',
  'remind',
  'cc',
  'attach',
  'claim',
  'release',
  'transfer',
  'delegate',
  'add-participant',
  'remove-participant',
  'take-back',
  'reassign',
  'suspend',
  'resume',
  'terminate',
  'repair',
  'signal',
  'complete-step',
  'fail-step',
  'fire-timer',
  'refresh-participants',
] as const
type Verb = (typeof VERBS)[number]
const isVerb = (verb: string): verb is Verb => VERBS.some((known) => known === verb)

/** What a verb is called in the log; one this console does not know yet stands as it is. */
export const useVerbText = (): ((verb: string) => string) => {
  const { t } = useTranslation()
  return (verb) => (isVerb(verb) ? t(`verb.${verb}`) : verb)
}
