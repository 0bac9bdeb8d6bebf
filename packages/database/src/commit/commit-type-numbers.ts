import type pg from 'pg'
import { COMMIT_TYPES, type CommitType } from './commit-types.ts'

type Numbers = Readonly<Record<CommitType, number>>

const known = new WeakMap<pg.Pool, Promise<Numbers>>()

/** The numbers that this database gave to the commit's types; asked once a pool. */
export const commitTypeNumbers = (pool: pg.Pool): Promise<Numbers> => {
  const numbers = known.get(pool) ?? ask(pool)
  known.set(pool, numbers)
  numbers.catch(() => known.delete(pool))
  return numbers
}

const ask = async (pool: pg.Pool): Promise<Numbers> => {
  const { rows } = await pool.query<{ name: string; oid: number | null }>(
    'SELECT name, to_regtype(name)::oid AS oid FROM unnest($1::text[]) AS name',
    [Object.keys(COMMIT_TYPES)],
  )
  const missing = rows.find(({ oid }) => oid === null)
  if (missing !== undefined) throw new Error(`the database has no type ${missing.name}: migrate it first`)
  return Object.fromEntries(rows.map(({ name, oid }) => [name, oid])) as Numbers
}
