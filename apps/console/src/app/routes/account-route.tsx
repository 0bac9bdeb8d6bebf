import { getRouteApi } from '@tanstack/react-router'
import { AccountPage } from '../../pages/account/account-page.tsx'

const route = getRouteApi('/inside/accounts/$id')

export const AccountRoute = () => <AccountPage id={route.useParams().id} />
