import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { useProblemText } from './use-problem-text.ts'

type Props<Data> = {
  readonly query: {
    readonly data: Data | undefined
    readonly error: unknown
    readonly isPending: boolean
    readonly refetch: () => unknown
  }
  readonly children: (data: Data) => ReactNode
  readonly rows?: number
}

/** Refusals that another try does not change: not allowed, not there. */
const LASTING: readonly number[] = [403, 404]

/** What a query brings: a quiet placeholder first, the data, or the problem in words with another try. */
export const QueryView = <Data,>({ query, children, rows = 4 }: Props<Data>) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  if (query.data !== undefined) return children(query.data)
  if (query.isPending)
    return (
      <div aria-busy="true" aria-label={t('state.loading')} role="status">
        <Skeleton active title={false} paragraph={{ rows }} />
      </div>
    )
  const retry = <Button onClick={() => query.refetch()}>{t('state.retry')}</Button>
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problemText(query.error)}
      {...(!LASTING.includes(problemOf(query.error).status ?? 0) && { action: retry })}
    />
  )
}
