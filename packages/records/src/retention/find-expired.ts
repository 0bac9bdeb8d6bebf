import type { Database } from '@countersign/database/client'
import { isHeld, legalHolds, type RetentionYears, retentionYears } from './retention-settings.ts'

/** A request that has been kept for as long as it must. */
export type ExpiredRequest = {
  readonly id: string
  readonly number: string
  readonly definition: string
  readonly endedAt: string
  readonly seq: number
  readonly hash: string
}

const AT_ONCE = 2000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

type Row = ExpiredRequest & { readonly anchored: boolean; readonly expired: boolean }

/** One page by id, each with whether its years are over and its last record is vouched for. */
const PAGE = `SELECT i.instance_id AS id, i.number, i.definition_key AS definition, i.ended_at AS "endedAt", i.seq, r.hash,
    coalesce(a.seq >= i.seq, false) AS anchored,
    coalesce(i.ended_at < clock_timestamp() - make_interval(years => ($3::jsonb->>i.definition_key)::int), false) AS expired
  FROM (SELECT instance_id, number, definition_key, ended_at, seq FROM instance
    WHERE instance_id > $1 ORDER BY instance_id LIMIT $2) i
  JOIN record r ON r.instance_id = i.instance_id AND r.seq = i.seq
  LEFT JOIN anchored_instance a ON a.instance_id = i.instance_id
  ORDER BY i.instance_id`

/** Ended requests whose years are over, under no hold, whose last record an anchor names. By id. */
export async function* findExpired(database: Database): AsyncGenerator<ExpiredRequest> {
  const years: RetentionYears = await retentionYears(database)
  const holds = await legalHolds(database)
  let last: string | undefined = FIRST_ID
  while (last !== undefined) {
    const { rows }: { rows: Row[] } = await database.pool.query<Row>(PAGE, [
      last,
      AT_ONCE,
      JSON.stringify(years),
    ])
    for (const { anchored, expired, ...request } of rows)
      if (anchored && expired && !isHeld(holds.get(request.id))) yield request
    last = rows.at(-1)?.id
  }
}
