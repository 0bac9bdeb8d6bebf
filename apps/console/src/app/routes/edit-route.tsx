import { getRouteApi } from '@tanstack/react-router'
import { EditPage } from '../../pages/new-request/edit-page.tsx'

const route = getRouteApi('/inside/requests/$id/edit')

export const EditRoute = () => {
  const { id } = route.useParams()
  return <EditPage key={id} id={id} />
}
