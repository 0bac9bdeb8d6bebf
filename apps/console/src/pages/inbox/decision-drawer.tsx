import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { requestQuery } from '../../features/requests/get-request.ts'
import type { TaskItem } from '../../shared/api/views.ts'
import { QueryView } from '../../shared/ui/query-view.tsx'
import styles from './decision-drawer.module.css'
import { RequestForDecision } from './request-for-decision.tsx'

type Props = {
  /** `<instance id>.<ordinal>` */
  readonly task: string
  readonly items: readonly TaskItem[]
  readonly onOpen: (task: string | null) => void
}

type StepperProps = { readonly position: number; readonly count: number; readonly onGo: (by: 1 | -1) => void }

const Stepper = ({ position, count, onGo }: StepperProps) => {
  const { t } = useTranslation()
  if (position < 0) return null
  return (
    <Space size={4} className={styles.stepper ?? ''}>
      <span>{t('inbox.position', { n: position + 1, count })}</span>
      <Button
        type="text"
        icon={<LeftOutlined />}
        aria-label={t('inbox.previous')}
        disabled={position === 0}
        onClick={() => onGo(-1)}
      />
      <Button
        type="text"
        icon={<RightOutlined />}
        aria-label={t('inbox.next')}
        disabled={position === count - 1}
        onClick={() => onGo(1)}
      />
    </Space>
  )
}

/**
 * One task beside the list: the whole request, and the decision. After deciding, the next task of the list opens. The
 * list at the time of opening is kept for that: by then the decided task has left it.
 */
export const DecisionDrawer = ({ task, items, onOpen }: Props) => {
  const { t } = useTranslation()
  const [shown, setShown] = useState(true)
  const query = useQuery(requestQuery(task.split('.')[0] ?? ''))
  const position = items.findIndex(({ id }) => id === task)
  const neighbour = (by: 1 | -1): string | null => items[position + by]?.id ?? null
  return (
    <Drawer
      open={shown}
      size="min(760px, 100vw)"
      title={
        <div className={styles.title}>
          <span>{query.data?.title ?? t('inbox.task')}</span>
          <Stepper position={position} count={items.length} onGo={(by) => onOpen(neighbour(by) ?? task)} />
        </div>
      }
      onClose={() => setShown(false)}
      afterOpenChange={(open) => {
        // Leaving only once it is closed lets it give the focus back to the row.
        if (!open) onOpen(null)
      }}
      styles={{ body: { padding: 0 } }}
    >
      <QueryView query={query} rows={10}>
        {(request) => (
          <RequestForDecision
            key={task}
            task={task}
            request={request}
            onDecided={() => {
              const next = neighbour(1) ?? neighbour(-1)
              if (next === null) setShown(false)
              else onOpen(next)
            }}
          />
        )}
      </QueryView>
    </Drawer>
  )
}
