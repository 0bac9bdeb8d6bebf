import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './accounts-nav.module.css'

const active = { className: styles.active }

/** The places around the account book: accounts, visits, the boards of their processes, worksheet and grading. */
export const AccountsNav = () => {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('account.places')} className={styles.nav}>
      <Link to="/accounts" activeOptions={{ exact: true, includeSearch: false }} activeProps={active}>
        {t('account.all')}
      </Link>
      <Link to="/visits" activeOptions={{ includeSearch: false }} activeProps={active}>
        {t('visits.title')}
      </Link>
      <Link to="/boards/$definition" params={{ definition: 'customer-suggestion' }} activeProps={active}>
        {t('board.suggestions')}
      </Link>
      <Link to="/boards/$definition" params={{ definition: 'key-account-selection' }} activeProps={active}>
        {t('board.pipeline')}
      </Link>
      <Link to="/worksheets" activeProps={active}>
        {t('worksheet.title')}
      </Link>
      <Link to="/grading" activeProps={active}>
        {t('grading.title')}
      </Link>
    </nav>
  )
}
