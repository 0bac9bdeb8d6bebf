import { z } from 'zod'
import { Cursor, Limit, Search } from '../views/input.ts'

/** Numbers come as text in a query. */
const QueryLimit = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .pipe(Limit)

/** `cursor` is the `next` of the page before; an empty one means the first page. */
export const PageQuery = z.object({
  cursor: Cursor.or(z.literal('').transform(() => undefined)).optional(),
  limit: QueryLimit.optional(),
})
export const SearchQuery = PageQuery.extend({ q: Search.optional() })
