import { Tag } from 'antd'
import type { ReactNode } from 'react'

const COLOURS: Readonly<Record<string, string>> = {
  approve: 'success',
  complete: 'success',
  return: 'warning',
  reject: 'error',
}

/** What was decided; the word says it, the colour only repeats it. */
export const OutcomeTag = ({
  outcome,
  children,
}: {
  readonly outcome: string
  readonly children: ReactNode
}) => (
  <Tag
    color={Object.hasOwn(COLOURS, outcome) ? (COLOURS[outcome] ?? 'default') : 'default'}
    variant="outlined"
  >
    {children}
  </Tag>
)
