import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BoxTabs } from '../../features/approvals/box-tabs.tsx'
import { useStepTitles } from '../../features/definitions/use-step-titles.ts'
import { isOverview, type RequestsSearch, requestsQuery } from '../../features/requests/list-requests.ts'
import { OverviewTabs } from '../../features/requests/overview-tabs.tsx'
import { RequestList } from '../../features/requests/request-list.tsx'
import { StatusChoice } from '../../features/requests/status-choice.tsx'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import styles from './requests-page.module.css'

type Props = { readonly search: RequestsSearch }

const BoxList = ({ search }: Props) => {
  const { t } = useTranslation()
  const query = useInfiniteQuery(requestsQuery(search))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const attention = isOverview(search.box) && search.box !== 'all'
  const stepTitle = useStepTitles(items.map(({ definition }) => definition))
  return (
    <>
      <QueryView query={query}>
        {() => (
          <RequestList
            items={items}
            label={t(`requests.${search.box}`)}
            none={t(attention ? 'requests.nothingWrong' : 'requests.none')}
            stepTitle={stepTitle}
            onNearEnd={() => {
              if (query.hasNextPage && !query.isFetching && !query.isError) void query.fetchNextPage()
            }}
          />
        )}
      </QueryView>
      <LoadMore query={query} />
    </>
  )
}

/**
 * The reader's requests: started 我发起的, decided 已办, copied 抄送我的; and all they may see 全部, with what somebody has to
 * look at in lists of its own. Box, search and status live in the address.
 */
export const RequestsPage = ({ search }: Props) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { box, q = '', status } = search
  const [text, setText] = useState(q)
  // The address may lead elsewhere while the field stays, and the focus with it.
  useEffect(() => setText(q), [q])
  const go = (next: RequestsSearch): void => void navigate({ to: '/requests', search: next })
  const overview = isOverview(box)
  return (
    <Page
      title={t(overview ? 'requests.allTitle' : 'requests.title')}
      extra={
        <div style={{ maxWidth: 300 }}>
          <SearchBox
            label={t('requests.search')}
            value={text}
            onType={setText}
            onSearch={(sought) =>
              go({ box, ...(sought !== '' && { q: sought }), ...(status !== undefined && { status }) })
            }
          />
        </div>
      }
    >
      <BoxTabs current={overview ? 'all' : box} q={q} />
      <div className={styles.filters}>
        {overview && <OverviewTabs current={box} q={q} />}
        {(box === 'all' || !overview) && (
          <StatusChoice
            value={status}
            onChange={(chosen) =>
              go({ box, ...(q !== '' && { q }), ...(chosen !== undefined && { status: chosen }) })
            }
          />
        )}
      </div>
      <BoxList key={box} search={search} />
    </Page>
  )
}
