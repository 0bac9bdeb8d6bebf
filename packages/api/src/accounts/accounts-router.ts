import { router } from '../trpc/builder.ts'
import { searchAccountsProcedure } from './search-accounts.ts'

export const accountsRouter = router({
  search: searchAccountsProcedure,
})
