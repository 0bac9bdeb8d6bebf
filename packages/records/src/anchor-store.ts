import { canonicalJson } from '@countersign/definition/canonical-json'
import type pg from 'pg'
import type { Anchor, Heads, Link } from './anchor.ts'
import { linkOf } from './anchor.ts'

/** How the heads of an anchor were found: among what changed lately, by looking at every request, or it has none. */
type SweepKind = 'changed' | 'census' | 'rotation'

/**
 * Where the database stood: its time in ISO 8601; every transaction below `xmin` had ended, none from `xmax` on had begun to
 * write.
 */
export type Mark = { readonly at: string; readonly xmin: number; readonly xmax: number }

/** `complete` when nothing was left unsigned that the database held at the mark. */
export type Sweep = { readonly kind: SweepKind; readonly begun: Mark; readonly complete: boolean }

type AnchorRow = { readonly body: string; readonly signature: string; readonly heads: string }

const anchorOf = ({ body, signature, heads }: AnchorRow): Anchor => ({
  anchor: JSON.parse(body) as Anchor['anchor'],
  heads: JSON.parse(heads) as Heads,
  signature,
})

export const readMark = async (client: pg.ClientBase): Promise<Mark> => {
  const { rows } = await client.query<Mark>(
    `SELECT clock_timestamp() AS at, pg_snapshot_xmin(s)::text::bigint AS xmin, pg_snapshot_xmax(s)::text::bigint AS xmax
     FROM pg_current_snapshot() s`,
  )
  if (rows[0] === undefined) throw new Error('the database told no time')
  return rows[0]
}

/** The last link of the chain; null before the first anchor. */
export const lastLink = async (client: pg.ClientBase): Promise<Link | null> => {
  const { rows } = await client.query<{ body: string }>(
    'SELECT body FROM anchor ORDER BY number DESC LIMIT 1',
  )
  return rows[0] === undefined ? null : linkOf(JSON.parse(rows[0].body) as Anchor['anchor'])
}

/** Anchors after a number, in order; at most `limit`, each with all its heads. */
export const anchorsAfter = async (
  client: pg.ClientBase | pg.Pool,
  number: number,
  limit: number,
): Promise<Anchor[]> => {
  const { rows } = await client.query<AnchorRow>(
    'SELECT body, signature, heads FROM anchor WHERE number > $1 ORDER BY number LIMIT $2',
    [number, limit],
  )
  return rows.map(anchorOf)
}

/** Keeps an anchor with what it covers. Part of the caller's transaction. */
export const storeAnchor = async (
  client: pg.ClientBase,
  { anchor, heads, signature }: Anchor,
  { kind, begun, complete }: Sweep,
): Promise<void> => {
  await client.query(
    `INSERT INTO anchor (number, at, body, signature, heads, sweep, complete, swept_at, swept_xmin, swept_xmax)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      anchor.number,
      anchor.at,
      canonicalJson(anchor),
      signature,
      canonicalJson(heads),
      kind,
      complete,
      begun.at,
      begun.xmin,
      begun.xmax,
    ],
  )
  await client.query(
    `INSERT INTO anchored_instance (instance_id, seq) SELECT * FROM unnest($1::uuid[], $2::int[])
     ON CONFLICT (instance_id) DO UPDATE SET seq = excluded.seq`,
    [heads.heads.map(([id]) => id), heads.heads.map(([, seq]) => seq)],
  )
  await client.query('UPDATE tombstone SET anchor = $1 WHERE instance_id = ANY ($2) AND anchor IS NULL', [
    anchor.number,
    heads.removed.map(([id]) => id),
  ])
}
