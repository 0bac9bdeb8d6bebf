import type { Runtime } from '@countersign/runtime/runtime'
import type pg from 'pg'
import { walkWith } from '../contestants/walk-process.ts'
import type { Timed } from '../workload/drive.ts'

/** Every table that a command writes; each has `instance_id` first in its primary key. */
export const TABLES = [
  'instance',
  'record',
  'task',
  'candidate',
  'timer',
  'copy',
  'outbox',
  'effect',
  'idempotency',
  'file_link',
] as const
export type Table = (typeof TABLES)[number]

/** A row as PostgreSQL prints it. */
export type TracedRow = Readonly<Record<string, string | null>>

export type TracedChange = {
  readonly table: Table
  readonly key: readonly string[]
  readonly before: TracedRow | null
  readonly after: TracedRow | null
}

/** What each command of one instance's walk did to the rows, in order. */
export type Trace = { readonly commands: readonly (readonly TracedChange[])[] }

/** Lets the runtime walk one instance and looks at all its rows after each command. */
export const traceWalk = async (runtime: Runtime, owner: pg.Client, seed: number): Promise<Trace> => {
  const keys = await keysOf(owner)
  const known = new Set(await instanceIds(owner))
  const commands: (readonly TracedChange[])[] = []
  let before = new Map<string, { table: Table; row: TracedRow }>()
  const timed: Timed = async (command) => {
    const result = await command()
    const [id, ...more] = (await instanceIds(owner)).filter((one) => !known.has(one))
    if (id === undefined || more.length > 0)
      throw new Error('something else writes instances while one is traced')
    const after = await rowsOf(owner, { id, keys })
    commands.push(changesBetween(before, after, keys))
    before = after
    return result
  }
  await walkWith(runtime, seed)(timed)
  return { commands }
}

type Keys = ReadonlyMap<Table, readonly string[]>
type Rows = Map<string, { table: Table; row: TracedRow }>

const changesBetween = (before: Rows, after: Rows, keys: Keys): TracedChange[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const was = before.get(name)
    const is = after.get(name)
    const table = (is ?? was)?.table
    if (table === undefined || JSON.stringify(was?.row) === JSON.stringify(is?.row)) return []
    return [{ table, key: keys.get(table) ?? [], before: was?.row ?? null, after: is?.row ?? null }]
  })

const instanceIds = async (owner: pg.Client): Promise<string[]> => {
  const { rows } = await owner.query<{ id: string }>('SELECT instance_id::text AS id FROM instance')
  return rows.map(({ id }) => id)
}

const rowsOf = async (owner: pg.Client, { id, keys }: { id: string; keys: Keys }): Promise<Rows> => {
  const found: Rows = new Map()
  for (const table of TABLES) {
    const asPrinted = { getTypeParser: () => (value: string) => value }
    const text = `SELECT * FROM ${table} WHERE instance_id = $1`
    const { rows } = await owner.query<TracedRow>({ text, values: [id], types: asPrinted })
    for (const row of rows)
      found.set(`${table} ${(keys.get(table) ?? []).map((name) => row[name])}`, { table, row })
  }
  return found
}

const keysOf = async (owner: pg.Client): Promise<Keys> => {
  const { rows } = await owner.query<{ table: Table; key: string[] }>(
    `SELECT i.indrelid::regclass::text AS table, array_agg(a.attname::text ORDER BY array_position(i.indkey, a.attnum)) AS key
     FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
     WHERE i.indisprimary AND i.indrelid = ANY ($1::regclass[]) GROUP BY 1`,
    [TABLES],
  )
  return new Map(rows.map(({ table, key }) => [table, key]))
}
