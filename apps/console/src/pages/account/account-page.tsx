import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { accountQuery } from '../../features/accounts/accounts.ts'
import { ClassPanel } from '../../features/accounts/class-panel.tsx'
import { ContactsPanel } from '../../features/accounts/contacts-panel.tsx'
import { DocumentsPanel } from '../../features/accounts/documents-panel.tsx'
import { DuplicatesAlert } from '../../features/accounts/duplicates-alert.tsx'
import { FindingsPanel } from '../../features/accounts/findings-panel.tsx'
import { ProfilePanel } from '../../features/accounts/profile-panel.tsx'
import { ReportsPanel } from '../../features/accounts/reports-panel.tsx'
import { RequestsPanel } from '../../features/accounts/requests-panel.tsx'
import { RiskPanel } from '../../features/accounts/risk-panel.tsx'
import { StandingTag } from '../../features/accounts/standing-tag.tsx'
import { TeamPanel } from '../../features/accounts/team-panel.tsx'
import { TimelinePanel } from '../../features/accounts/timeline-panel.tsx'
import { meQuery } from '../../features/session/get-me.ts'
import type { AccountPageView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import columns from '../../shared/ui/columns.module.css'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import styles from './account-page.module.css'

const Summary = ({ account, writes }: { readonly account: AccountPageView; readonly writes: boolean }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <p className={styles.summary}>
      <span>{account.number}</span>
      <StandingTag account={account} />
      <span>{labelText(account.department, language)}</span>
      {account.openFindings > 0 && <span>{t('account.openFindings', { count: account.openFindings })}</span>}
      {writes && (
        <Link
          to="/new/$definition"
          params={{ definition: 'customer-suggestion' }}
          search={{ account: account.id }}
        >
          {t('account.takeSuggestion')}
        </Link>
      )}
      <Link to="/new">{t('nav.new')}</Link>
    </p>
  )
}

const Whole = ({ account }: { readonly account: AccountPageView }) => {
  const { data: me } = useSuspenseQuery(meQuery())
  const writes = me.permissions.includes('accounts:write')
  return (
    <>
      <Summary account={account} writes={writes} />
      <DuplicatesAlert account={account} />
      <div className={columns.columns}>
        <div className={columns.column}>
          <ProfilePanel account={account} writes={writes} />
          <ContactsPanel account={account} writes={writes} />
          <FindingsPanel account={account} writes={writes} />
          <ReportsPanel account={account} reader={me.person.id} />
          <RequestsPanel account={account.id} />
          <DocumentsPanel account={account} writes={writes} />
        </div>
        <div className={columns.column}>
          <ClassPanel account={account} writes={writes} />
          <RiskPanel account={account} writes={writes} />
          <TeamPanel account={account} writes={writes} />
          <TimelinePanel account={account.id} />
        </div>
      </div>
    </>
  )
}

/** An account 客户 on one screen: what somebody needs before walking in. */
export const AccountPage = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const query = useQuery(accountQuery(id))
  return (
    <Page title={query.data?.name ?? t('account.one')} extra={<Link to="/accounts">{t('account.all')}</Link>}>
      <QueryView query={query} rows={10}>
        {(account) => <Whole account={account} />}
      </QueryView>
    </Page>
  )
}
