import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TaskItem } from '../../shared/api/views.ts'
import { formatYuan } from '../../shared/money/money.ts'
import { Age } from '../../shared/ui/age.tsx'
import { DueChip } from '../../shared/ui/due-chip.tsx'
import rows from '../../shared/ui/rows.module.css'

type Props = { readonly items: readonly TaskItem[]; readonly current: string | null }

const Row = ({ item, current }: { readonly item: TaskItem; readonly current: boolean }) => (
  <li className={`${rows.row} ${current ? rows.current : ''}`}>
    <Link
      to="/inbox"
      search={{ task: item.id }}
      className={rows.link}
      {...(current && { 'aria-current': 'true' as const })}
    >
      <span className={rows.title}>{item.title}</span>
      <span className={rows.quiet}>
        {item.stepTitle} · {item.number}
      </span>
    </Link>
    <span className={rows.amount}>{item.amount === null ? null : formatYuan(item.amount)}</span>
    <span className={rows.quiet}>
      {item.requester.name} · <Age at={item.since} />
    </span>
    <span className={rows.tags}>
      <DueChip due={item.due} />
    </span>
  </li>
)

/** Open tasks 待办, a row each, which is a card where the screen is narrow; a row opens the task beside the list. */
export const TaskList = ({ items, current }: Props) => {
  const { t } = useTranslation()
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('inbox.none')} />
  return (
    <ul className={rows.list} aria-label={t('inbox.title')}>
      {items.map((item) => (
        <Row key={item.id} item={item} current={item.id === current} />
      ))}
    </ul>
  )
}
