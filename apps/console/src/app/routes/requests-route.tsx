import { getRouteApi } from '@tanstack/react-router'
import { RequestsPage } from '../../pages/requests/requests-page.tsx'

const route = getRouteApi('/inside/requests')

export const RequestsRoute = () => <RequestsPage search={route.useSearch()} />
