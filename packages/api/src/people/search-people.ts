import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { DEFAULT_LIMIT, Limit, Search } from '../views/input.ts'
import { ColleagueView } from '../views/person.ts'

const SearchPeopleInput = z.strictObject({ q: Search.optional(), limit: Limit.optional() })
type SearchPeopleInput = z.infer<typeof SearchPeopleInput>

/** Active people whose name, address or id contains `q`, by name. */
const searchPeople = (
  { organisation }: Call,
  { q = '', limit = DEFAULT_LIMIT }: SearchPeopleInput,
): { items: ColleagueView[] } => {
  const sought = q.trim().toLowerCase()
  const found = [...organisation.people.values()]
    .filter((person) => person.active)
    .filter(({ id, name, email }) => [id, name, email].some((text) => text.toLowerCase().includes(sought)))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
  return {
    items: found.map(({ id, name, rank, department: key }) => ({
      id,
      name,
      rank,
      department: { key, name: organisation.departments.get(key)?.name ?? { zh: key, en: key } },
    })),
  }
}

export const searchPeopleProcedure = procedureFor('people:search')
  .input(SearchPeopleInput)
  .output(z.object({ items: z.array(ColleagueView) }))
  .query(({ ctx, input }) => searchPeople(ctx.call, input))
