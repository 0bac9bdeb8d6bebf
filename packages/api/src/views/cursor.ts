import { z } from 'zod'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'

/**
 * A place in a list as an opaque text: the keys of the last row shown. Lists are read on from there, so a page costs the
 * same at any depth and rows that come or go meanwhile shift nothing.
 */
const cursorOf = (keys: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url')

/** Keys that PostgreSQL can hold, whatever a forged cursor says. */
export const CursorInstant = z.iso.datetime({ precision: 3 }).refine((at) => at >= '1970' && at < '9999')
export const CursorNumber = z.int32()

/** The keys in a cursor, null for the first page; one that was not made by us is refused. */
export const readCursor = <Keys extends z.ZodType>(
  keys: Keys,
  cursor: string | null | undefined,
): Answer<z.output<Keys> | null> => {
  if (cursor === null || cursor === undefined) return answered(null)
  const parsed = keys.safeParse(decoded(cursor))
  if (parsed.success) return answered(parsed.data)
  return refused(
    problem('malformed', {}, [{ path: '/cursor', code: 'bad-format', params: { format: 'cursor' } }]),
  )
}

const decoded = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** One page of `limit` rows out of `limit + 1` that were read to see whether more follow. */
export const pageFrom = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  {
    item,
    keys,
  }: { readonly item: (row: Row) => Item; readonly keys: (row: Row) => readonly (string | number)[] },
): { items: Item[]; next: string | null } => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last !== undefined ? cursorOf(keys(last)) : null
  return { items: shown.map(item), next }
}
