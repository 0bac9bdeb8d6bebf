import { getRouteApi } from '@tanstack/react-router'
import { AccountsPage } from '../../pages/accounts/accounts-page.tsx'

const route = getRouteApi('/inside/accounts')

export const AccountsRoute = () => <AccountsPage search={route.useSearch()} />
