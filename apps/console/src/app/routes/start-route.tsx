import { getRouteApi } from '@tanstack/react-router'
import { StartPage } from '../../pages/new-request/start-page.tsx'

const route = getRouteApi('/inside/new/$definition')

export const StartRoute = () => {
  const { definition } = route.useParams()
  const { draft, from, account } = route.useSearch()
  return (
    <StartPage
      key={definition}
      definition={definition}
      draft={draft ?? null}
      from={from ?? null}
      account={account ?? null}
    />
  )
}
