import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { Limit, Search } from '../views/input.ts'
import { ColleagueView } from '../views/person.ts'

export const SearchPeopleInput = z.strictObject({ q: Search.optional(), limit: Limit.optional() })
export type SearchPeopleInput = z.infer<typeof SearchPeopleInput>

/** Active people whose name, address or id contains `q`, by name. */
export const searchPeople = async (
  call: Call,
  input: SearchPeopleInput,
): Promise<{ items: ColleagueView[] }> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const searchPeopleProcedure = procedureFor('people:search')
  .input(SearchPeopleInput)
  .output(z.object({ items: z.array(ColleagueView) }))
  .query(({ ctx, input }) => searchPeople(ctx.call, input))
