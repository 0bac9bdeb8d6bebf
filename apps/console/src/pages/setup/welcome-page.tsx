import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WelcomeForm } from '../../features/setup/welcome-form.tsx'
import { queryClient } from '../../shared/api/query-client.ts'
import { EntryCard } from './entry-card.tsx'

/** Where an administrator's link leads: the person sets a password of their own and is signed in. */
export const WelcomePage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [token] = useState(() => window.location.hash.slice(1))
  const begin = async (): Promise<void> => {
    queryClient.clear()
    await navigate({ to: '/inbox', replace: true })
  }
  return (
    <EntryCard title={t('welcome.title')} about={t('welcome.about')}>
      <WelcomeForm token={token} submit={t('welcome.submit')} onSignedIn={begin} />
    </EntryCard>
  )
}
