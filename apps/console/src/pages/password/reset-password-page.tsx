import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WelcomeForm } from '../../features/setup/welcome-form.tsx'
import { queryClient } from '../../shared/api/query-client.ts'
import { EntryCard } from '../setup/entry-card.tsx'

/** Where the link in a mail to a forgotten password leads. Opening it changes nothing; the form behind it posts. */
export const ResetPasswordPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  // Behind the number sign, so that no log and no mail scanner's request ever carries it.
  const [token] = useState(() => window.location.hash.slice(1))
  const begin = async (): Promise<void> => {
    queryClient.clear()
    await navigate({ to: '/inbox', replace: true })
  }
  return (
    <EntryCard title={t('reset.title')} about={t('reset.about')}>
      <WelcomeForm token={token} submit={t('reset.submit')} onSignedIn={begin} />
      <p>
        <Link to="/forgot-password">{t('reset.again')}</Link>
      </p>
    </EntryCard>
  )
}
