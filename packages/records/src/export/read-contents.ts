import type pg from 'pg'
import type { Anchor, Link } from '../anchor.ts'
import { anchorsAfter } from '../anchor-store.ts'
import type { ExportRecord } from './export-record.ts'
import type { ExportScope } from './manifest.ts'
import type { ExportContents } from './write-export.ts'

const RECORDS_AT_ONCE = 500
const ANCHORS_AT_ONCE = 20
/** Requests looked at together for whether they are in the scope, and read together. */
const IDS_AT_ONCE = 2000
const REQUESTS_AT_ONCE = 50
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * What an export of the database holds, read in pages while it is used. Records are read after the chain stood at `last`, so
 * they hold whatever it vouches for, and perhaps more.
 */
export const readContents = (
  pool: pg.Pool,
  { last, at }: { readonly last: Link; readonly at: string },
  scope: ExportScope | null,
): ExportContents => ({
  at,
  scope,
  chain: { number: last.number, hash: last.hash },
  anchors: anchorsUpTo(pool, last.number),
  records: scope === null ? allRecords(pool) : recordsOf(pool, idsIn(pool, scope)),
})

async function* anchorsUpTo(pool: pg.Pool, number: number): AsyncGenerator<Anchor> {
  for (let after = 0; after < number; after += ANCHORS_AT_ONCE)
    yield* await anchorsAfter(pool, after, Math.min(ANCHORS_AT_ONCE, number - after))
}

const COLUMNS = 'instance_id AS instance, seq, body, hash'

async function* allRecords(pool: pg.Pool): AsyncGenerator<ExportRecord> {
  let last: Pick<ExportRecord, 'instance' | 'seq'> | undefined = { instance: FIRST_ID, seq: 0 }
  while (last !== undefined) {
    const { rows }: pg.QueryResult<ExportRecord> = await pool.query<ExportRecord>(
      `SELECT ${COLUMNS} FROM record WHERE (instance_id, seq) > ($1, $2) ORDER BY instance_id, seq LIMIT $3`,
      [last.instance, last.seq, RECORDS_AT_ONCE],
    )
    yield* rows
    last = rows.at(-1)
  }
}

async function* recordsOf(
  pool: pg.Pool,
  pages: AsyncIterable<readonly string[]>,
): AsyncGenerator<ExportRecord> {
  for await (const ids of pages)
    for (let from = 0; from < ids.length; from += REQUESTS_AT_ONCE) {
      const { rows } = await pool.query<ExportRecord>(
        `SELECT ${COLUMNS} FROM record WHERE instance_id = ANY ($1) ORDER BY instance_id, seq`,
        [ids.slice(from, from + REQUESTS_AT_ONCE)],
      )
      yield* rows
    }
}

/** The requests in a scope by id, in pages. */
async function* idsIn(pool: pg.Pool, { from, to, numbers }: ExportScope): AsyncGenerator<readonly string[]> {
  const inTime = (at: string) => (from === null || at >= from) && (to === null || at < to)
  const idsOf = (rows: readonly Row[]) => rows.filter((row) => inTime(row.at)).map((row) => row.id)
  if (numbers !== null) {
    yield idsOf((await pool.query<Row>(BY_NUMBER, [numbers])).rows)
    return
  }
  let last: string | undefined = FIRST_ID
  while (last !== undefined) {
    const { rows }: pg.QueryResult<Row> = await pool.query<Row>(BY_ID, [last, IDS_AT_ONCE])
    yield idsOf(rows)
    last = rows.at(-1)?.id
  }
}

type Row = { readonly id: string; readonly at: string }
const BY_NUMBER =
  'SELECT instance_id AS id, started_at AS at FROM instance WHERE number = ANY ($1) ORDER BY instance_id'
const BY_ID =
  'SELECT instance_id AS id, started_at AS at FROM instance WHERE instance_id > $1 ORDER BY instance_id LIMIT $2'
