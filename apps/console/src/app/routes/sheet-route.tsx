import { getRouteApi } from '@tanstack/react-router'
import { SheetPage } from '../../pages/request/sheet-page.tsx'

const route = getRouteApi('/inside/requests/$id/print')

export const SheetRoute = () => <SheetPage id={route.useParams().id} />
