import type { Database } from '@countersign/database/client'
import { examine } from '@countersign/doctor/examine'
import type { Instance } from '@countersign/engine/instance'
import { type Promised, type View, viewOfEngine } from '@countersign/interpreter/view'
import { check } from '../checker/check.ts'

type PromiseRow = {
  readonly kind: string
  readonly recipient: string | null
  readonly params: Promised['effects'][number]['params']
}

const promisedAt = async ({ pool }: Database, id: string, seq: number): Promise<readonly PromiseRow[]> => {
  const { rows } = await pool.query<PromiseRow>(
    `SELECT kind, recipient, params FROM outbox WHERE instance_id = $1 AND seq = $2
     UNION ALL SELECT kind, NULL, params FROM effect WHERE instance_id = $1 AND seq = $2`,
    [id, seq],
  )
  return rows
}

/** A request as the database holds it, with what its last record promised. */
export const storedView = async (database: Database, id: string, before: number): Promise<View | null> => {
  const { rows } = await database.pool.query<{ state: string }>(
    'SELECT state FROM instance WHERE instance_id = $1',
    [id],
  )
  if (rows[0] === undefined) return null
  const instance: Instance = JSON.parse(rows[0].state)
  const promised = instance.seq > before ? await promisedAt(database, id, instance.seq) : []
  return viewOfEngine(instance, {
    deliveries: promised.flatMap(({ recipient, kind }) =>
      recipient === null ? [] : [{ to: recipient, kind }],
    ),
    effects: promised.flatMap(({ recipient, params }) => (recipient === null ? [{ params }] : [])),
  })
}

/** A sentence for each row of any table that does not follow from the records. */
export const wrongRows = async (database: Database, url: string): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const { code, detail } of examine(database.pool)) found.push(`${code}: ${detail}`)
  const { findings } = await check(url)
  return [...found, ...findings]
}
