import { router } from '../trpc/builder.ts'
import { searchPeopleProcedure } from './search-people.ts'

export const peopleRouter = router({
  search: searchPeopleProcedure,
})
