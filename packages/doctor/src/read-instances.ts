import type pg from 'pg'
import type { InstanceRow, InstanceRows } from './instance-rows.ts'

/** As many instances as are held in memory at once, with all their rows. */
const BATCH = 100

/** The tables that belong to an instance, each with the order that its checks rely on. */
const TABLES = {
  records: 'record ORDER BY instance_id, seq',
  tasks: 'task ORDER BY instance_id, number',
  candidates: 'candidate ORDER BY instance_id, task_number, person_id',
  timers: 'timer ORDER BY instance_id, state, visit, name',
  outbox: 'outbox ORDER BY instance_id, seq, ordinal',
  effects: 'effect ORDER BY instance_id, seq, ordinal',
  copies: 'copy ORDER BY instance_id, person_id',
  keys: 'idempotency ORDER BY instance_id, revision, actor, key',
} as const
type TableName = keyof typeof TABLES
type AnyRow = { readonly instance_id: string }

/**
 * Reads every instance with its rows, by id. Each batch is one snapshot, so that a database in use can be examined; none
 * is kept open for long.
 */
export async function* readInstances(pool: pg.Pool): AsyncGenerator<InstanceRows> {
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const batch = await readBatchAfter(pool, last)
    yield* batch
    const end = batch.at(-1)
    if (end === undefined || batch.length < BATCH) return
    last = end.instance.instance_id
  }
}

const readBatchAfter = async (pool: pg.Pool, last: string): Promise<InstanceRows[]> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const batch = await readRows(client, last)
    await client.query('COMMIT')
    client.release()
    return batch
  } catch (error) {
    client.release(true)
    throw error
  }
}

const readRows = async (client: pg.PoolClient, last: string): Promise<InstanceRows[]> => {
  const { rows } = await client.query<InstanceRow>(
    'SELECT * FROM instance WHERE instance_id > $1 ORDER BY instance_id LIMIT $2',
    [last, BATCH],
  )
  const ids = rows.map((row) => row.instance_id)
  const tables = new Map<TableName, ReadonlyMap<string, AnyRow[]>>()
  for (const name of Object.keys(TABLES) as TableName[]) tables.set(name, await rowsById(client, name, ids))
  return rows.map((instance) => {
    const of = (name: TableName) => tables.get(name)?.get(instance.instance_id) ?? []
    const entries = (Object.keys(TABLES) as TableName[]).map((name) => [name, of(name)])
    return { instance, ...Object.fromEntries(entries) } as InstanceRows
  })
}

const rowsById = async (
  client: pg.PoolClient,
  name: TableName,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnyRow[]>> => {
  const [table, order] = TABLES[name].split(' ORDER BY ')
  const { rows } = await client.query<AnyRow>(
    `SELECT * FROM ${table} WHERE instance_id = ANY ($1::uuid[]) ORDER BY ${order}`,
    [ids],
  )
  return Map.groupBy(rows, (row) => row.instance_id)
}
