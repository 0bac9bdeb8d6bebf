import { Link } from '@tanstack/react-router'
import { memo, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskItem } from '../../shared/api/views.ts'
import { formatYuan } from '../../shared/money/money.ts'
import { Age } from '../../shared/ui/age.tsx'
import { DueChip } from '../../shared/ui/due-chip.tsx'
import rows from '../../shared/ui/rows.module.css'
import { VirtualRows, type VirtualRowsHandle } from '../../shared/ui/virtual-rows.tsx'
import { BulkChoice } from './bulk-choice.tsx'
import styles from './task-list.module.css'
import type { Bulk } from './use-bulk.ts'

type Props = {
  readonly ref?: Ref<VirtualRowsHandle>
  readonly items: readonly TaskItem[]
  readonly current: string | null
  readonly bulk: Bulk
  readonly onNearEnd: () => void
}

const NEWS = { unseen: styles.news, changed: `${styles.news} ${styles.changed}` } as const

/** New to the reader, or changed since they looked. */
const News = ({ news }: { readonly news: TaskItem['news'] }) => {
  const { t } = useTranslation()
  if (news === null) return null
  return (
    <>
      <span aria-hidden className={NEWS[news]} title={t(`news.${news}`)} />
      <span className="visually-hidden">{t(`news.${news}`)} </span>
    </>
  )
}

type RowProps = {
  readonly item: TaskItem
  readonly current: boolean
  /** What stands before the title. */
  readonly children: ReactNode
}

const Row = memo(({ item, current, children }: RowProps) => (
  <>
    <div className={styles.lead}>
      {children}
      <Link
        to="/inbox"
        search={(before) => ({ ...before, task: item.id })}
        className={rows.link}
        resetScroll={false}
        {...(current && { 'aria-current': 'true' as const })}
      >
        <span className={rows.title}>
          <News news={item.news} />
          {item.title}
        </span>
        <span className={rows.quiet}>
          {item.stepTitle} · {item.number}
        </span>
      </Link>
    </div>
    <span className={rows.amount}>{item.amount === null ? null : formatYuan(item.amount)}</span>
    <span className={rows.quiet}>
      {item.requester.name} · <Age at={item.since} />
    </span>
    <span className={rows.tags}>
      <DueChip due={item.due} />
    </span>
  </>
))

/** Open tasks 待办, a row each, which is a card where the screen is narrow; a row opens the task beside the list. */
export const TaskList = ({ ref, items, current, bulk, onNearEnd }: Props) => {
  const { t } = useTranslation()
  return (
    <VirtualRows
      {...(ref !== undefined && { ref })}
      items={items}
      keyOf={({ id }) => id}
      classOf={({ id }) => (id === current ? (rows.current ?? '') : '')}
      label={t('inbox.title')}
      onNearEnd={onNearEnd}
    >
      {(item) => (
        <Row item={item} current={item.id === current}>
          {bulk.choosing && <BulkChoice bulk={bulk} item={item} />}
        </Row>
      )}
    </VirtualRows>
  )
}
