import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { AccountsNav } from '../../features/accounts/accounts-nav.tsx'
import { Month } from '../../features/visits/month.tsx'
import styles from '../../features/visits/visits.module.css'
import { monthAfter, monthOf, spanOf, visitsQuery } from '../../features/visits/visits-query.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'

/** The visits 拜访 of a month, planned and held, of the accounts the reader sees. */
export const VisitsPage = ({ month = monthOf(new Date()) }: { readonly month?: string | undefined }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const query = useQuery(visitsQuery(month))
  const name = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long' })
  const go = (to: string | undefined): void =>
    void navigate({ to: '/visits', search: to === undefined ? {} : { month: to } })
  return (
    <Page
      title={t('visits.title')}
      extra={
        <Link to="/new/$definition" params={{ definition: 'account-visit' }}>
          {t('visits.plan')}
        </Link>
      }
    >
      <AccountsNav />
      <div className={styles.bar}>
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t('visits.earlier')}
          onClick={() => go(monthAfter(month, -1))}
        />
        <h2 aria-live="polite">{name.format(spanOf(month).from)}</h2>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t('visits.later')}
          onClick={() => go(monthAfter(month, 1))}
        />
        <Button onClick={() => go(undefined)}>{t('visits.thisMonth')}</Button>
      </div>
      <QueryView query={query} rows={10}>
        {({ items, more }) => (
          <>
            {more && <Alert type="info" showIcon title={t('visits.more')} style={{ marginBottom: 12 }} />}
            <Month month={month} visits={items} />
          </>
        )}
      </QueryView>
    </Page>
  )
}
