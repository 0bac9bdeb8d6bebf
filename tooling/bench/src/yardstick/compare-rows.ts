import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { walPosition } from '../measure/measure-phase.ts'
import { TABLES, type Table } from './trace.ts'

/** Row changes a command, and bytes of write-ahead log. */
export type Writes = { readonly rows: Readonly<Record<string, number>>; readonly walBytes: number }

/** What a walk that was cut off could at most make of a difference; here none is. */
const TOLERANCE = 0.005
/** After a session has ended, PostgreSQL publishes its counts within this time. */
const PUBLISHED = 500

/**
 * What a contestant writes a command, by PostgreSQL's own counting. `schema` is where its tables lie; `work` must close
 * its connections, because only ended sessions publish their counts at once.
 */
export const writesOf = async (
  owner: pg.Client,
  schema: string,
  work: () => Promise<void>,
): Promise<Writes> => {
  const [rowsBefore, walBefore] = [await changes(owner, schema), await walPosition(owner)]
  await work()
  const walAfter = await walPosition(owner)
  await sleep(PUBLISHED)
  const rowsAfter = await changes(owner, schema)
  // Each command of either contestant adds exactly one record.
  const commands = (rowsAfter.get('record inserted') ?? 0) - (rowsBefore.get('record inserted') ?? 0)
  const rows = [...rowsAfter].map(
    ([name, count]) => [name, (count - (rowsBefore.get(name) ?? 0)) / commands] as const,
  )
  return {
    rows: Object.fromEntries(rows.filter(([, count]) => count > 0)),
    walBytes: (walAfter - walBefore) / commands,
  }
}

/** The tables where the yardstick does not do the runtime's work, as sentences; empty when it does. */
export const differencesBetween = (runtime: Writes, yardstick: Writes): string[] =>
  [...new Set([...Object.keys(runtime.rows), ...Object.keys(yardstick.rows)])].flatMap((name) => {
    const [ours, theirs] = [runtime.rows[name] ?? 0, yardstick.rows[name] ?? 0]
    if (Math.abs(ours - theirs) <= TOLERANCE * Math.max(ours, theirs)) return []
    return [`${name}: ${ours.toFixed(3)} a command by the runtime, ${theirs.toFixed(3)} by the yardstick`]
  })

type Counts = {
  readonly relname: Table
  readonly inserted: string
  readonly updated: string
  readonly deleted: string
}

const changes = async (owner: pg.Client, schema: string): Promise<Map<string, number>> => {
  const { rows } = await owner.query<Counts>(
    `SELECT relname, n_tup_ins AS inserted, n_tup_upd AS updated, n_tup_del AS deleted
     FROM pg_stat_user_tables WHERE schemaname = $1 AND relname = ANY ($2)`,
    [schema, TABLES],
  )
  return new Map(
    rows.flatMap(({ relname, inserted, updated, deleted }) => [
      [`${relname} inserted`, Number(inserted)] as const,
      [`${relname} updated`, Number(updated)] as const,
      [`${relname} deleted`, Number(deleted)] as const,
    ]),
  )
}
