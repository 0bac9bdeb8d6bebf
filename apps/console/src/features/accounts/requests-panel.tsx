import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Instant } from '../../shared/ui/age.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { StatusTag } from '../../shared/ui/status-tag.tsx'
import styles from './account-panels.module.css'
import { accountRequestsQuery } from './accounts.ts'

/** The latest requests about an account that the reader may see: visits, suggestions, services. */
export const RequestsPanel = ({ account }: { readonly account: string }) => {
  const { t } = useTranslation()
  return (
    <Panel title={t('account.requests')}>
      <QueryView query={useQuery(accountRequestsQuery(account))} rows={3}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className={styles.quiet}>{t('requests.none')}</p>}
            <ul className={styles.list}>
              {items.map((item) => (
                <li key={item.id}>
                  <span>
                    <Link to="/requests/$id" params={{ id: item.id }}>
                      {item.title}
                    </Link>
                    <br />
                    <span className={styles.quiet}>
                      {item.number} · {item.requester.name} · <Instant at={item.startedAt} />
                    </span>
                  </span>
                  <StatusTag status={item.status} />
                </li>
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </Panel>
  )
}
