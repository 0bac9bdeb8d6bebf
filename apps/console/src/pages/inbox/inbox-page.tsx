import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BoxTabs } from '../../features/approvals/box-tabs.tsx'
import { BulkBar, BulkBegin } from '../../features/approvals/bulk-bar.tsx'
import { taskCountQuery } from '../../features/approvals/count-tasks.ts'
import { type InboxSearch, isNarrowed } from '../../features/approvals/inbox-search.ts'
import { restartTasks, tasksQuery } from '../../features/approvals/list-tasks.ts'
import { TaskList } from '../../features/approvals/task-list.tsx'
import { useBulk } from '../../features/approvals/use-bulk.ts'
import { definitionsQuery } from '../../features/definitions/list-definitions.ts'
import { useKeys } from '../../shared/keys/use-keys.ts'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import type { VirtualRowsHandle } from '../../shared/ui/virtual-rows.tsx'
import { InboxFilters } from './inbox-filters.tsx'
import styles from './inbox-page.module.css'

const DecisionDrawer = lazy(async () => ({ default: (await import('./decision-drawer.tsx')).DecisionDrawer }))
const KeysSheet = lazy(async () => ({
  default: (await import('../../shared/keys/keys-sheet.tsx')).KeysSheet,
}))

type Props = { readonly task: string | null; readonly search: InboxSearch }

/** Why the list is empty, and what to do about it. */
const Nothing = ({ search, onClear }: { readonly search: InboxSearch; readonly onClear: () => void }) => {
  const { t } = useTranslation()
  const narrowed = isNarrowed(search)
  const { data: definitions } = useQuery(definitionsQuery())
  const starts = definitions?.items.some(({ mayStart }) => mayStart) ?? false
  return (
    <div className={styles.none}>
      <p className={styles.lead}>{t(narrowed ? 'inbox.noneFound' : 'inbox.none')}</p>
      {narrowed && <Button onClick={onClear}>{t('filter.clear')}</Button>}
      {!narrowed && starts && <Link to="/new">{t('inbox.startOne')}</Link>}
    </div>
  )
}

/** j and k walk through the rows; Enter opens the one that has the focus, as it opens every link. */
const useRowKeys = (count: number, onHelp: () => void) => {
  const rows = useRef<VirtualRowsHandle>(null)
  const at = (): number => {
    const row = document.activeElement?.closest('[data-index]')?.getAttribute('data-index')
    return row === undefined || row === null ? -1 : Number(row)
  }
  const go = (by: 1 | -1): void => {
    const next = Math.min(count - 1, Math.max(0, at() + by))
    if (count > 0) rows.current?.focus(next)
  }
  const place = useKeys<HTMLDivElement>({ j: () => go(1), k: () => go(-1), '?': onHelp })
  return { rows, place }
}

/** 待办: what waits for the reader; a task opens in a drawer and has an address of its own. */
export const InboxPage = ({ task, search }: Props) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const query = useInfiniteQuery(tasksQuery(search))
  const { data: count } = useQuery(taskCountQuery(search))
  const [help, setHelp] = useState<boolean | null>(null)
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const bulk = useBulk(items)
  const { rows, place } = useRowKeys(items.length, () => setHelp(true))
  const go = (next: InboxSearch & { readonly task?: string }, replace = false): void => {
    void navigate({ to: '/inbox', search: next, replace, resetScroll: false })
  }
  const { hasNextPage, isFetching, fetchNextPage, isError } = query
  const more = useCallback(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  const outOfDate = query.isStale && !query.isFetching && items.length > 0
  return (
    <Page title={t('inbox.title')} extra={count && <span>{t('inbox.count', { count: count.open })}</span>}>
      <div ref={place}>
        <BoxTabs current="tasks" {...(search.q !== undefined && { q: search.q })} />
        <InboxFilters search={search} onSearch={(next) => go(next, true)} onShowKeys={() => setHelp(true)} />
        <BulkBegin bulk={bulk} />
        {outOfDate && (
          <div className={styles.stale}>
            <Button onClick={() => restartTasks(search)}>{t('inbox.outOfDate')}</Button>
          </div>
        )}
        <QueryView query={query} rows={8}>
          {() =>
            items.length === 0 && !hasNextPage ? (
              <Nothing search={search} onClear={() => go({}, true)} />
            ) : (
              <TaskList ref={rows} items={items} current={task} bulk={bulk} onNearEnd={more} />
            )
          }
        </QueryView>
        <LoadMore query={query} />
        <BulkBar bulk={bulk} />
      </div>
      <Suspense fallback={null}>
        {task !== null && (
          <DecisionDrawer
            task={task}
            items={items}
            count={count?.open ?? items.length}
            onNearEnd={more}
            onHelp={() => setHelp(true)}
            onOpen={(next) => go(next === null ? search : { ...search, task: next }, next !== null)}
          />
        )}
        {help !== null && <KeysSheet open={help} onClose={() => setHelp(false)} />}
      </Suspense>
    </Page>
  )
}
