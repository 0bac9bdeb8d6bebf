import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { BOXES, type Box, requestsQuery } from '../../features/requests/list-requests.ts'
import { RequestList } from '../../features/requests/request-list.tsx'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'

type Props = { readonly box: Box; readonly q: string }

const BoxList = ({ box, q }: Props) => {
  const { t } = useTranslation()
  const query = useInfiniteQuery(requestsQuery(box, q))
  return (
    <>
      <QueryView query={query}>
        {({ pages }) => (
          <RequestList items={pages.flatMap(({ items }) => items)} label={t(`requests.${box}`)} />
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
  const go = (next: Props): void => {
    void navigate({ to: '/requests', search: next.q === '' ? { box: next.box } : next })
  }
  return (
    <Page
      title={t('requests.title')}
      extra={
        <Input.Search
          key={q}
          defaultValue={q}
          maxLength={100}
          allowClear
          aria-label={t('requests.search')}
          placeholder={t('requests.search')}
          style={{ maxWidth: 300 }}
          onSearch={(text) => go({ box, q: text.trim() })}
        />
      }
    >
      <Tabs
        activeKey={box}
        onChange={(key) => go({ box: BOXES.find((known) => known === key) ?? 'started', q })}
        items={BOXES.map((known) => ({
          key: known,
          label: t(`requests.${known}`),
          children: known === box ? <BoxList box={box} q={q} /> : null,
        }))}
      />
    </Page>
  )
}
