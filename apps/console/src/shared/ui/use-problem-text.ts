import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'

/** The sentence to show for a failed call: the server's own, or that it cannot be reached. */
export const useProblemText = (): ((error: unknown) => string) => {
  const { t } = useTranslation()
  return (error) => problemOf(error).message ?? t('state.unreachable')
}
