import type pg from 'pg'
import type { Removal } from './anchor.ts'
import { type Mark, readMark } from './anchor-store.ts'

/** A head that no anchor names yet; `before` is the record up to which one does, 0 when none. */
type UnsignedHead = {
  readonly id: string
  readonly seq: number
  readonly hash: string
  readonly before: number
}

/** Part of a search: what it found, and after which request the next part goes on; null at its end. */
export type FoundHeads = { readonly heads: readonly UnsignedHead[]; readonly next: string | null }

/** Where a part begins: `since` null searches everything. */
export type SearchPart = { readonly since: string | null; readonly after: string; readonly limit: number }

/**
 * A record carries the instant it was decided at; its commit begins at most a second from that (the commit refuses
 * otherwise), and takes its transaction id within the statement's timeout of ten seconds.
 */
const LATE_COMMIT = '15 seconds'

/**
 * The last whole search saw every transaction that ended before it. So it saw whatever had begun to write before an older
 * mark, once all of that had ended; what began later is not older than that mark. An hour is longer than any may take:
 * transaction ids begin anew in a restored database.
 */
const SINCE = `SELECT k.swept_at - interval '${LATE_COMMIT}' AS since
  FROM (SELECT swept_at, swept_xmin FROM anchor WHERE complete ORDER BY number DESC LIMIT 1) n, anchor k
  WHERE k.complete AND (k.swept_xmax <= n.swept_xmin OR k.swept_at < n.swept_at - interval '1 hour')
  ORDER BY k.number DESC LIMIT 1`

/** Where a search begins: `since` null looks at every request, of whatever time. */
export type SearchBegin = { readonly begun: Mark; readonly since: string | null }

/** What the next search must cover: everything when that was done last more than so many hours ago. */
export const beginSearch = async (client: pg.ClientBase, censusHours: number): Promise<SearchBegin> => {
  const begun = await readMark(client)
  const { rowCount } = await client.query(
    `SELECT FROM anchor WHERE complete AND sweep = 'census' AND swept_at > $1::timestamptz - make_interval(secs => $2)
     ORDER BY number DESC LIMIT 1`,
    [begun.at, censusHours * 3600],
  )
  if (rowCount === 0) return { begun, since: null }
  const { rows } = await client.query<{ since: string }>(SINCE)
  return { begun, since: rows[0]?.since ?? null }
}

/** Every request with its head, by id. */
const ALL = `SELECT i.instance_id AS id, i.seq, r.hash, coalesce(a.seq, 0) AS before
  FROM (SELECT instance_id, seq FROM instance WHERE instance_id > $1 ORDER BY instance_id LIMIT $2) i
  JOIN record r ON r.instance_id = i.instance_id AND r.seq = i.seq
  LEFT JOIN anchored_instance a ON a.instance_id = i.instance_id
  ORDER BY i.instance_id`

/** Requests with a record since an instant; the newest record of a request is among those. */
const CHANGED = `WITH changed AS MATERIALIZED (
    SELECT instance_id, max(seq) AS seq FROM record WHERE at >= $3 AND instance_id > $1 GROUP BY instance_id)
  SELECT c.instance_id AS id, c.seq, r.hash, coalesce(a.seq, 0) AS before
  FROM changed c JOIN record r ON r.instance_id = c.instance_id AND r.seq = c.seq
  LEFT JOIN anchored_instance a ON a.instance_id = c.instance_id
  WHERE a.seq IS NULL OR a.seq < c.seq
  ORDER BY c.instance_id LIMIT $2`

/** Statistics lag behind a table that grows: a plan that reads it whole would do so every minute. */
const BY_INDEX =
  'SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off'

/** Reads one part of a search. Runs in the caller's transaction. */
export const findHeads = async (
  client: pg.ClientBase,
  { since, after, limit }: SearchPart,
): Promise<FoundHeads> => {
  await client.query(BY_INDEX)
  const { rows } = await client.query<UnsignedHead>(
    since === null ? ALL : CHANGED,
    since === null ? [after, limit] : [after, limit, since],
  )
  const next = rows.length < limit ? null : (rows.at(-1)?.id ?? null)
  return { heads: rows.filter((row) => row.seq > row.before), next }
}

/** Removals that no anchor tells of yet. */
export const unsignedRemovals = async (client: pg.ClientBase, limit: number): Promise<Removal[]> => {
  const { rows } = await client.query<{ id: string; seq: number; hash: string; reason: string }>(
    `SELECT instance_id AS id, seq, hash, reason FROM tombstone WHERE anchor IS NULL ORDER BY instance_id LIMIT $1`,
    [limit],
  )
  return rows.map(({ id, seq, hash, reason }) => [id, seq, hash, reason])
}
