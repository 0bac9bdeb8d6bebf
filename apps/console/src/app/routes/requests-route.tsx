import { getRouteApi } from '@tanstack/react-router'
import { RequestsPage } from '../../pages/requests/requests-page.tsx'

const route = getRouteApi('/inside/requests')

export const RequestsRoute = () => {
  const { box, q = '' } = route.useSearch()
  return <RequestsPage box={box} q={q} />
}
