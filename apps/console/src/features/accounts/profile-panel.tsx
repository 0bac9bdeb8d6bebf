import {
  isProfileField,
  PROFILE_FIELD_NAMES,
  PROFILE_FIELDS,
  type ProfileField,
  type ProfileFieldName,
} from '@countersign/accounts/profile-fields'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPageView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatYuan } from '../../shared/money/money.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import styles from './account-panels.module.css'
import { readSensitiveMutation } from './accounts.ts'
import { ProfileDrawer } from './profile-drawer.tsx'

type Values = AccountPageView['profile']

const useValueText = () => {
  const { t } = useTranslation()
  return (name: ProfileFieldName, value: string | number): string => {
    const { unit }: ProfileField = PROFILE_FIELDS[name]
    if (typeof value === 'string') return value
    if (unit === 'fen') return formatYuan(value)
    return unit === 'days' ? t('account.days', { count: value }) : `${value}${unit ?? ''}`
  }
}

const Fields = ({ values }: { readonly values: Values }) => {
  const language = useLanguage()
  const valueText = useValueText()
  const filled = PROFILE_FIELD_NAMES.filter((name) => values[name] !== undefined)
  return (
    <dl className={styles.fields}>
      {filled.map((name) => (
        <div key={name}>
          <dt>{labelText(PROFILE_FIELDS[name].label, language)}</dt>
          <dd>{valueText(name, values[name] ?? '')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is sensitive 敏感, shown when somebody asks for it: each look is logged. */
const Sensitive = ({ account }: { readonly account: AccountPageView }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const problemText = useProblemText()
  const { mutate, data, isPending, error } = useMutation(readSensitiveMutation())
  if (account.sensitive.filled.length === 0) return null
  const names = account.sensitive.filled
    .filter(isProfileField)
    .map((name) => labelText(PROFILE_FIELDS[name].label, language))
  if (!account.sensitive.may)
    return (
      <p className={styles.quiet}>
        {t('account.sensitiveHidden', { names: names.join(t('list.separator')) })}
      </p>
    )
  if (data !== undefined) return <Fields values={data.profile} />
  return (
    <>
      <Button size="small" loading={isPending} onClick={() => mutate({ id: account.id })}>
        {t('account.showSensitive', { names: names.join(t('list.separator')) })}
      </Button>
      <p className={styles.quiet}>{t('account.looksAreLogged')}</p>
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
    </>
  )
}

type Props = { readonly account: AccountPageView; readonly writes: boolean }

/** The profile 客户资料 as far as it is known, and what is sensitive of it behind a button. */
export const ProfilePanel = ({ account, writes }: Props) => {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  return (
    <Panel title={t('account.profile')}>
      <p className={styles.quiet}>
        {t('account.known', { percent: account.completeness, level: account.level })}
        {account.profileAt !== null && (
          <>
            {' · '}
            <Instant at={account.profileAt} />
          </>
        )}
      </p>
      {Object.keys(account.profile).length === 0 && <p>{t('account.nothingKnown')}</p>}
      <Fields values={account.profile} />
      <Sensitive account={account} />
      {writes && (
        <Button onClick={() => setEditing(true)} className={styles.act ?? ''}>
          {t('account.editProfile')}
        </Button>
      )}
      {editing && <ProfileDrawer account={account} onClose={() => setEditing(false)} />}
    </Panel>
  )
}
