import { getRouteApi } from '@tanstack/react-router'
import { StartPage } from '../../pages/new-request/start-page.tsx'

const route = getRouteApi('/inside/new/$definition')

export const StartRoute = () => <StartPage definition={route.useParams().definition} />
