import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dropTask } from '../../features/approvals/list-tasks.ts'
import { requestQuery } from '../../features/requests/get-request.ts'
import type { TaskItem } from '../../shared/api/views.ts'
import { useKeys } from '../../shared/keys/use-keys.ts'
import { QueryView } from '../../shared/ui/query-view.tsx'
import styles from './decision-drawer.module.css'
import { RequestForDecision } from './request-for-decision.tsx'
import { useWalk } from './use-walk.ts'

type Props = {
  /** `<instance id>.<ordinal>` */
  readonly task: string
  readonly items: readonly TaskItem[]
  /** How many tasks the list holds, those not yet read included. */
  readonly count: number
  readonly onNearEnd: () => void
  readonly onHelp: () => void
  readonly onOpen: (task: string | null) => void
}

type Walk = ReturnType<typeof useWalk>
type StepperProps = { readonly walk: Walk; readonly onGo: (task: string | null) => void }

/** How near to the end of what was read the next page is asked for. */
const NEAR = 5

const Stepper = ({ walk, onGo, onHelp }: StepperProps & Pick<Props, 'onHelp'>) => {
  const { t } = useTranslation()
  const { position, count, previous, next } = walk
  const place = useKeys<HTMLDivElement>({ j: () => onGo(next), k: () => onGo(previous), '?': onHelp })
  return (
    <Space ref={place} size={4} className={styles.stepper ?? ''}>
      {position !== null && (
        <>
          <span>{t('inbox.position', { n: position, count: Math.max(count, position) })}</span>
          <Tooltip title={t('keys.hint', { text: t('inbox.previous'), key: 'K' })}>
            <Button
              type="text"
              icon={<LeftOutlined />}
              aria-label={t('inbox.previous')}
              aria-keyshortcuts="k"
              disabled={previous === null}
              onClick={() => onGo(previous)}
            />
          </Tooltip>
          <Tooltip title={t('keys.hint', { text: t('inbox.next'), key: 'J' })}>
            <Button
              type="text"
              icon={<RightOutlined />}
              aria-label={t('inbox.next')}
              aria-keyshortcuts="j"
              disabled={next === null}
              onClick={() => onGo(next)}
            />
          </Tooltip>
        </>
      )}
    </Space>
  )
}

/** The row that had the focus may have left the list with its task: reading goes on at the heading. */
const catchFocus = (): void => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus()
  })
}

/** One task beside the list: the whole request, and the decision. After deciding, the next task of the list opens. */
export const DecisionDrawer = ({ task, items, count, onNearEnd, onHelp, onOpen }: Props) => {
  const { t } = useTranslation()
  const [shown, setShown] = useState(true)
  const query = useQuery(requestQuery(task.split('.')[0] ?? ''))
  // What the list knows already keeps the head from growing when the request comes.
  const listed = items.find(({ id }) => id === task)
  const walk = useWalk(task, { items, count })
  const nearEnd = walk.position !== null && walk.position > items.length - NEAR
  useEffect(() => {
    if (nearEnd) onNearEnd()
  }, [nearEnd, onNearEnd])
  return (
    <Drawer
      open={shown}
      size="min(760px, 100vw)"
      title={
        <div className={styles.title}>
          <span>{query.data?.title ?? listed?.title ?? t('inbox.task')}</span>
          <Stepper walk={walk} onHelp={onHelp} onGo={(next) => next !== null && onOpen(next)} />
        </div>
      }
      onClose={() => setShown(false)}
      afterOpenChange={(open) => {
        if (open) return
        // Leaving only once it is closed lets it give the focus back to the row.
        onOpen(null)
        catchFocus()
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
              dropTask(task)
              const next = walk.next ?? walk.previous
              if (next === null) setShown(false)
              else onOpen(next)
            }}
          />
        )}
      </QueryView>
    </Drawer>
  )
}
