import { Link } from '@tanstack/react-router'
import { Empty, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccountItem } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import rows from '../../shared/ui/rows.module.css'
import { VirtualRows } from '../../shared/ui/virtual-rows.tsx'
import styles from './account-list.module.css'
import { GradeTags } from './grade-tags.tsx'
import { StandingTag } from './standing-tag.tsx'

const Row = ({ account }: { readonly account: AccountItem }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <Link to="/accounts/$id" params={{ id: account.id }} className={rows.link}>
        <span className={rows.title}>{account.name}</span>
        <span className={rows.quiet}>{account.number}</span>
      </Link>
      <span className={styles.complete}>
        <Progress
          percent={account.completeness}
          size="small"
          aria-label={t('account.completeness')}
          format={(percent) => `${percent}%`}
        />
      </span>
      <span className={rows.quiet}>
        {account.owner?.name ?? t('account.noOwner')} · {labelText(account.department, language)}
      </span>
      <span className={rows.tags}>
        <StandingTag account={account} />
        <GradeTags grades={account.grades} />
        {account.openFindings > 0 && (
          <span className={rows.quiet}>{t('account.openFindings', { count: account.openFindings })}</span>
        )}
      </span>
    </>
  )
}

type Props = { readonly items: readonly AccountItem[]; readonly onNearEnd: () => void }

/** Accounts, a row each, which is a card where the screen is narrow. */
export const AccountList = ({ items, onNearEnd }: Props) => {
  const { t } = useTranslation()
  if (items.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('account.none')} />
  return (
    <VirtualRows items={items} keyOf={({ id }) => id} label={t('account.all')} onNearEnd={onNearEnd}>
      {(account) => <Row account={account} />}
    </VirtualRows>
  )
}
