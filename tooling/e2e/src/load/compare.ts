import pg from 'pg'
import type { History, Sent } from './history.ts'

type Applied = {
  readonly instance: string
  readonly key: string
  readonly actor: string
  readonly seq: number
  readonly revision: number
}

const idOf = ({ instance, actor, key }: { instance: string | null; actor: string; key: string }): string =>
  `${instance} ${actor} ${key}`

const missing = (acknowledged: readonly Sent[], applied: ReadonlyMap<string, Applied>): string[] =>
  acknowledged
    .filter((sent) => !applied.has(idOf(sent)))
    .map((sent) => `acknowledged and lost: ${sent.what} ${idOf(sent)}`)

const unwanted = (history: History, applied: ReadonlyMap<string, Applied>): string[] => {
  const acknowledged = new Set(history.acknowledged().map(idOf))
  return [...applied.values()]
    .filter((row) => !acknowledged.has(idOf(row)))
    .map((row) => `applied though it was never acknowledged: ${idOf(row)}`)
}

/**
 * Compares what clients were told with what the database holds: every acknowledged command has one row under its key
 * and one record, nothing else was applied, and numbers of records have no gaps. Returns a sentence for each difference.
 */
export const compareWithDatabase = async (url: string, history: History): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const keys = await client.query<Applied>(
      'SELECT instance_id AS instance, key, actor, seq, revision FROM idempotency',
    )
    const records = await client.query<{ instance: string; actor: string; seq: number }>(
      `SELECT instance_id AS instance, actor, seq FROM record WHERE actor NOT LIKE 'system:%'`,
    )
    const gaps = await client.query<{ instance: string }>(
      'SELECT instance_id AS instance FROM record GROUP BY instance_id HAVING count(*) <> max(seq) OR min(seq) <> 1',
    )
    const applied = new Map(keys.rows.map((row) => [idOf(row), row]))
    // A draft that is saved writes no record, but every command that was applied made a revision of its own.
    const revisions = new Set(keys.rows.map(({ instance, revision }) => `${instance} ${revision}`))
    const places = new Set(keys.rows.map(({ instance, actor, seq }) => `${instance} ${seq} ${actor}`))
    const keyless = records.rows.filter(
      ({ instance, actor, seq }) => !places.has(`${instance} ${seq} ${actor}`),
    )
    return [
      ...missing(history.acknowledged(), applied),
      ...unwanted(history, applied),
      ...keyless.map(({ instance, seq }) => `record ${seq} of ${instance} belongs to no command`),
      ...(revisions.size === keys.rows.length ? [] : ['two keys share a revision']),
      ...gaps.rows.map(({ instance }) => `the records of ${instance} have a gap`),
    ]
  } finally {
    await client.end()
  }
}
