import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AccountsNav } from '../../features/accounts/accounts-nav.tsx'
import { WorksheetForm } from '../../features/grading/worksheet-form.tsx'
import { WorksheetTable } from '../../features/grading/worksheet-table.tsx'
import { worksheetsQuery } from '../../features/grading/worksheets.ts'
import { meQuery } from '../../features/session/get-me.ts'
import { Instant } from '../../shared/ui/age.tsx'
import columns from '../../shared/ui/columns.module.css'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'

/** The potential-customer worksheet 潜力客户工作表: up to five accounts side by side, and the reader's earlier ones. */
export const WorksheetPage = () => {
  const { t } = useTranslation()
  const { data: me } = useSuspenseQuery(meQuery())
  const query = useInfiniteQuery(worksheetsQuery())
  return (
    <Page title={t('worksheet.title')}>
      <AccountsNav />
      <div className={columns.column}>
        {me.permissions.includes('accounts:write') && <WorksheetForm />}
        <Panel title={t('worksheet.earlier')}>
          <QueryView query={query}>
            {({ pages }) => {
              const items = pages.flatMap((page) => page.items)
              if (items.length === 0) return <p>{t('worksheet.none')}</p>
              return items.map(({ id, madeAt, rows }) => (
                <section key={id} style={{ marginBottom: 20 }}>
                  <h3>
                    <Instant at={madeAt} />
                  </h3>
                  <WorksheetTable rows={rows} />
                </section>
              ))
            }}
          </QueryView>
          <LoadMore query={query} />
        </Panel>
      </div>
    </Page>
  )
}
