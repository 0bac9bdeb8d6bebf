import { ClockCircleOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../language/use-language.ts'
import { dueState, formatInstant, formatLength } from '../time/instant.ts'
import { useNow } from '../time/use-now.ts'

const COLOURS = { overdue: 'error', soon: 'warning', later: 'default' } as const

/** How long until a due time 期限, or how long past it; the exact time is in its title. */
export const DueChip = ({ due }: { readonly due: string | null }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = useNow()
  if (due === null) return null
  const state = dueState(due, now)
  const length = formatLength(Math.abs(Date.parse(due) - now), language)
  return (
    <Tag
      color={COLOURS[state]}
      variant="outlined"
      icon={<ClockCircleOutlined />}
      title={t('due.at', { at: formatInstant(due, language) })}
    >
      {t(state === 'overdue' ? 'due.overdue' : 'due.left', { length })}
    </Tag>
  )
}
