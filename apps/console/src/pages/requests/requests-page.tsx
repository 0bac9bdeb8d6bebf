import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BoxTabs } from '../../features/approvals/box-tabs.tsx'
import { useStepTitles } from '../../features/definitions/use-step-titles.ts'
import { type Box, requestsQuery } from '../../features/requests/list-requests.ts'
import { RequestList } from '../../features/requests/request-list.tsx'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'

type Props = { readonly box: Box; readonly q: string }

const BoxList = ({ box, q }: Props) => {
  const { t } = useTranslation()
  const query = useInfiniteQuery(requestsQuery(box, q))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const stepTitle = useStepTitles(items.map(({ definition }) => definition))
  return (
    <>
      <QueryView query={query}>
        {() => (
          <RequestList
            items={items}
            label={t(`requests.${box}`)}
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

/** The reader's requests: started 我发起的, decided 已办, copied 抄送我的. Box and search live in the address. */
export const RequestsPage = ({ box, q }: Props) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState(q)
  // The address may lead elsewhere while the field stays, and the focus with it.
  useEffect(() => setText(q), [q])
  const go = (next: Props): void => {
    void navigate({ to: '/requests', search: next.q === '' ? { box: next.box } : next })
  }
  return (
    <Page
      title={t('requests.title')}
      extra={
        <div style={{ maxWidth: 300 }}>
          <SearchBox
            label={t('requests.search')}
            value={text}
            onType={setText}
            onSearch={(sought) => go({ box, q: sought })}
          />
        </div>
      }
    >
      <BoxTabs current={box} q={q} />
      <BoxList key={box} box={box} q={q} />
    </Page>
  )
}
