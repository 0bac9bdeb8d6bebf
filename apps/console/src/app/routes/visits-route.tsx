import { getRouteApi } from '@tanstack/react-router'
import { VisitsPage } from '../../pages/visits/visits-page.tsx'

const route = getRouteApi('/inside/visits')

export const VisitsRoute = () => <VisitsPage month={route.useSearch().month} />
