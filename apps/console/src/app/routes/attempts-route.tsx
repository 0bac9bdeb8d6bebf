import { getRouteApi } from '@tanstack/react-router'
import { AttemptsPage } from '../../pages/attempts/attempts-page.tsx'

const route = getRouteApi('/inside/attempts')

export const AttemptsRoute = () => <AttemptsPage filter={route.useSearch()} />
