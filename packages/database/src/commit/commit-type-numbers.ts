import type { Commits } from './commit-batch.ts'
import { COMMIT_TYPES, type CommitType } from './commit-types.ts'

type Numbers = Readonly<Record<CommitType, number>>

const known = new WeakMap<Commits, Promise<Numbers>>()

/** The numbers that this database gave to the commit's types; asked once a line. */
export const commitTypeNumbers = (line: Commits): Promise<Numbers> => {
  const numbers = known.get(line) ?? ask(line)
  known.set(line, numbers)
  numbers.catch(() => known.delete(line))
  return numbers
}

const ask = async (line: Commits): Promise<Numbers> => {
  const { rows } = await line.query<{ name: string; oid: number | null }>({
    text: 'SELECT name, to_regtype(name)::oid AS oid FROM unnest($1::text[]) AS name',
    values: [Object.keys(COMMIT_TYPES)],
  })
  const missing = rows.find(({ oid }) => oid === null)
  if (missing !== undefined) throw new Error(`the database has no type ${missing.name}: migrate it first`)
  return Object.fromEntries(rows.map(({ name, oid }) => [name, oid])) as Numbers
}
