import { getRouteApi } from '@tanstack/react-router'
import { PeoplePage } from '../../pages/people/people-page.tsx'

const route = getRouteApi('/inside/people')

export const PeopleRoute = () => <PeoplePage filter={route.useSearch()} />
