import { getRouteApi } from '@tanstack/react-router'
import { ChangesPage } from '../../pages/changes/changes-page.tsx'

const route = getRouteApi('/inside/changes')

export const ChangesRoute = () => <ChangesPage filter={route.useSearch()} />
