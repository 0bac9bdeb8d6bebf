import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { mailWayQuery } from '../../features/session/forgot-password.ts'
import { ForgotPasswordForm } from '../../features/session/forgot-password-form.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { EntryCard } from '../setup/entry-card.tsx'

/** For whoever forgot their password: a mail with a link, or whom to ask where no mail is sent. */
export const ForgotPasswordPage = () => {
  const { t } = useTranslation()
  const query = useQuery(mailWayQuery())
  return (
    <EntryCard title={t('forgot.title')} about={t('forgot.about')}>
      <QueryView query={query} rows={3}>
        {(way) =>
          way === 'off' ? (
            <Alert type="info" showIcon title={t('forgot.off')} />
          ) : (
            <ForgotPasswordForm kept={way === 'kept'} />
          )
        }
      </QueryView>
      <p>
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </p>
    </EntryCard>
  )
}
