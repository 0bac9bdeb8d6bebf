import { searchAccounts } from '../../accounts/search-accounts.ts'
import { AccountPage } from '../../views/account.ts'
import { SearchQuery } from '../query.ts'
import { getRoute } from '../route.ts'

export const getAccounts = getRoute({
  path: '/accounts',
  permission: 'accounts:read',
  summary: 'The accounts the caller may see, by number',
  query: SearchQuery,
  answer: AccountPage,
  handle: (call, { query }) => searchAccounts(call, query),
})
