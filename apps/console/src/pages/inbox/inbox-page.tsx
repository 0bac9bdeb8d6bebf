import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { taskCountQuery } from '../../features/approvals/count-tasks.ts'
import { tasksQuery } from '../../features/approvals/list-tasks.ts'
import { TaskList } from '../../features/approvals/task-list.tsx'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'

const DecisionDrawer = lazy(async () => ({ default: (await import('./decision-drawer.tsx')).DecisionDrawer }))

/** 待办: what waits for the reader, due first; a task opens in a drawer and has an address of its own. */
export const InboxPage = ({ task }: { readonly task: string | null }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const query = useInfiniteQuery(tasksQuery())
  const { data: count } = useQuery(taskCountQuery())
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const open = (next: string | null): void => {
    void navigate({ to: '/inbox', search: next === null ? {} : { task: next } })
  }
  return (
    <Page title={t('inbox.title')} extra={count && <span>{t('inbox.count', { count: count.open })}</span>}>
      <QueryView query={query}>{() => <TaskList items={items} current={task} />}</QueryView>
      <LoadMore query={query} />
      <Suspense fallback={null}>
        {task !== null && <DecisionDrawer task={task} items={items} onOpen={open} />}
      </Suspense>
    </Page>
  )
}
