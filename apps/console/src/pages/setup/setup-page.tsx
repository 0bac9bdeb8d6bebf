import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setupQuery } from '../../features/setup/get-setup.ts'
import { SetupForm } from '../../features/setup/setup-form.tsx'
import { queryClient } from '../../shared/api/query-client.ts'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { EntryCard } from './entry-card.tsx'

/** The first set-up 首次设置: open while nobody exists, and for whoever holds the address that the server printed. */
export const SetupPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const query = useQuery(setupQuery())
  // Behind the number sign, so that no log and no other site ever sees it.
  const [token] = useState(() => window.location.hash.slice(1))
  const begin = async (): Promise<void> => {
    queryClient.clear()
    await navigate({ to: '/people', replace: true })
  }
  return (
    <EntryCard title={t('setup.title')} about={t(query.data?.open === false ? 'setup.done' : 'setup.about')}>
      <QueryView query={query} rows={10}>
        {({ open }) =>
          open ? (
            <SetupForm token={token} onSignedIn={begin} />
          ) : (
            <Link to="/sign-in" className="button-link">
              {t('signIn.title')}
            </Link>
          )
        }
      </QueryView>
    </EntryCard>
  )
}
