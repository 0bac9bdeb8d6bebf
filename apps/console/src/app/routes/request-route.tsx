import { getRouteApi } from '@tanstack/react-router'
import { RequestPage } from '../../pages/request/request-page.tsx'

const route = getRouteApi('/inside/requests/$id')

export const RequestRoute = () => {
  const { id } = route.useParams()
  return <RequestPage key={id} id={id} />
}
