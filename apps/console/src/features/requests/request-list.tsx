import { Link } from '@tanstack/react-router'
import { Empty, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RequestItem } from '../../shared/api/views.ts'
import { formatYuan } from '../../shared/money/money.ts'
import { Age } from '../../shared/ui/age.tsx'
import { DueChip } from '../../shared/ui/due-chip.tsx'
import rows from '../../shared/ui/rows.module.css'
import { StatusTag } from '../../shared/ui/status-tag.tsx'
import { VirtualRows } from '../../shared/ui/virtual-rows.tsx'

/** What a step of a definition is called. */
type StepTitle = (definition: string, step: string) => string

const Row = ({ item, stepTitle }: { readonly item: RequestItem; readonly stepTitle: StepTitle }) => {
  const { t } = useTranslation()
  return (
    <>
      <Link to="/requests/$id" params={{ id: item.id }} className={rows.link}>
        <span className={rows.title}>{item.title}</span>
        <span className={rows.quiet}>{item.number}</span>
      </Link>
      <span className={rows.amount}>{item.amount === null ? null : formatYuan(item.amount)}</span>
      <span className={rows.quiet}>
        {item.requester.name} · <Age at={item.startedAt} />
      </span>
      <span className={rows.tags}>
        <StatusTag status={item.status} />
        {item.status === 'running' && (
          <span className={rows.quiet}>
            {item.steps.map((step) => stepTitle(item.definition, step)).join(t('list.separator'))}
          </span>
        )}
        <DueChip due={item.overdueSince} />
        {item.incidents.map(({ code, text }) => (
          <Tag key={code} color="error" variant="outlined" className={rows.incident ?? ''}>
            {text}
          </Tag>
        ))}
      </span>
    </>
  )
}

type Props = {
  readonly items: readonly RequestItem[]
  readonly label: string
  /** What is said where there is none. */
  readonly none: string
  readonly stepTitle: StepTitle
  /** Called while the reader is near the end of what was read. */
  readonly onNearEnd: () => void
}

/** Requests, a row each, which is a card where the screen is narrow. */
export const RequestList = ({ items, label, none, stepTitle, onNearEnd }: Props) => {
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />
  return (
    <VirtualRows items={items} keyOf={({ id }) => id} label={label} onNearEnd={onNearEnd}>
      {(item) => <Row item={item} stepTitle={stepTitle} />}
    </VirtualRows>
  )
}
