import pg from 'pg'
import type { Trace, TracedChange, TracedRow } from './trace.ts'
import { TABLES } from './trace.ts'

/** Types of the columns, by table and column. */
type Types = ReadonlyMap<string, string>

/**
 * Copies Countersign's tables, indexes and storage settings into the schema `yardstick`, and makes one function that
 * changes in them exactly the rows that the traced commands changed, with plain statements and the same bytes.
 */
export const makeYardstick = async (owner: pg.Client, trace: Trace): Promise<void> => {
  await owner.query('CREATE SCHEMA yardstick')
  for (const table of TABLES) await owner.query(await copyOf(owner, table))
  const types = await typesOf(owner)
  await owner.query(functionOf(trace, types))
}

const copyOf = async (owner: pg.Client, table: string): Promise<string> => {
  const { rows } = await owner.query<{ options: string[] | null }>(
    'SELECT reloptions AS options FROM pg_class WHERE oid = $1::regclass',
    [`public.${table}`],
  )
  const options = rows[0]?.options
  const storage = options ? ` WITH (${options.join()})` : ''
  return `CREATE TABLE yardstick.${table} (LIKE public.${table} INCLUDING ALL)${storage}`
}

const typesOf = async (owner: pg.Client): Promise<Types> => {
  const { rows } = await owner.query<{ name: string; type: string }>(
    `SELECT relname || '.' || attname AS name, format_type(atttypid, atttypmod) AS type
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE attnum > 0 AND relnamespace = 'public'::regnamespace AND relname = ANY ($1)`,
    [TABLES],
  )
  return new Map(rows.map(({ name, type }) => [name, type]))
}

const functionOf = ({ commands }: Trace, types: Types): string => {
  const branches = commands.map((changes, index) => {
    const statements = statementsOf(changes, types).map((statement) => `    ${statement};`)
    return `  IF p_command = ${index + 1} THEN\n${statements.join('\n')}\n  END IF;`
  })
  return `CREATE FUNCTION yardstick.command(p_high bigint, p_low bigint, p_command integer) RETURNS void
LANGUAGE plpgsql AS $yardstick$
DECLARE
  v_id uuid := encode(int8send(p_high) || int8send(p_low), 'hex')::uuid;
  v_now timestamptz := clock_timestamp();
BEGIN
${branches.join('\n')}
END
$yardstick$`
}

/** One statement for all new rows of a table, one for each changed or deleted row. */
const statementsOf = (changes: readonly TracedChange[], types: Types): string[] => {
  const moment = momentOf(changes)
  const write = (table: string, column: string, value: string | null) =>
    expression({ column, value, type: types.get(`${table}.${column}`) ?? 'text', moment })
  const inserts = TABLES.flatMap((table) => {
    const rows = changes.flatMap((change) =>
      change.table === table && change.before === null && change.after !== null ? [change.after] : [],
    )
    const columns = Object.keys(rows[0] ?? {})
    if (columns.length === 0) return []
    const values = rows.map(
      (row) => `(${columns.map((column) => write(table, column, row[column] ?? null)).join()})`,
    )
    return [`INSERT INTO yardstick.${table} (${columns.join()}) VALUES ${values.join()}`]
  })
  const others = changes.flatMap(({ table, key, before, after }) => {
    if (before === null) return []
    const where = key
      .map((column) => `${column} = ${write(table, column, before[column] ?? null)}`)
      .join(' AND ')
    if (after === null) return [`DELETE FROM yardstick.${table} WHERE ${where}`]
    const changed = Object.keys(after).filter((column) => after[column] !== before[column])
    const set = changed.map((column) => `${column} = ${write(table, column, after[column] ?? null)}`)
    const winner = 'revision' in before ? ` AND revision = ${before.revision}` : ''
    return [`UPDATE yardstick.${table} SET ${set.join()} WHERE ${where}${winner}`]
  })
  return [...others, ...inserts]
}

/** When the traced command happened: its instance's `updated_at`. Times are written relative to it. */
const momentOf = (changes: readonly TracedChange[]): number => {
  const instance = changes.find(({ table }) => table === 'instance')?.after
  return Date.parse((instance as TracedRow).updated_at ?? '')
}

type Cell = {
  readonly column: string
  readonly value: string | null
  readonly type: string
  readonly moment: number
}

const expression = ({ column, value, type, moment }: Cell): string => {
  if (column === 'instance_id') return 'v_id'
  if (value === null) return 'NULL'
  // Running numbers come in their order: random ones would spread over the whole index.
  if (column === 'number' && type === 'text')
    return `'BR-' || lpad((extract(epoch FROM v_now) * 1000)::bigint % 1000000 || '', 6, '0')`
  if (type.startsWith('timestamp') && value !== 'infinity')
    return `v_now + interval '${Date.parse(value) - moment} milliseconds'`
  return `${pg.escapeLiteral(value)}::${type}`
}
