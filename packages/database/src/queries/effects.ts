import type { Effect } from '@countersign/engine/decision'
import type pg from 'pg'

/** A change to another aggregate that has not been applied yet. */
export type PendingEffect = Effect & {
  readonly instanceId: string
  readonly seq: number
  readonly attempts: number
  /** When it was asked for, ISO 8601. */
  readonly at: string
}

type EffectKey = Pick<PendingEffect, 'instanceId' | 'seq' | 'ordinal'>

/** Effects to apply now, oldest first. */
export const pendingEffects = async (pool: pg.Pool, limit: number): Promise<PendingEffect[]> => {
  const { rows } = await pool.query<PendingEffect>({
    name: 'countersign-pending-effects',
    text: `SELECT instance_id AS "instanceId", seq, ordinal, kind, params, attempts,
             created_at AS at FROM effect
           WHERE applied_at IS NULL AND (retry_at IS NULL OR retry_at <= clock_timestamp())
           ORDER BY created_at, instance_id, seq, ordinal LIMIT $1`,
    values: [limit],
  })
  return rows
}

/** Marks an effect as applied, or as refused for good with the refusal's code. */
export const finishEffect = async (pool: pg.Pool, key: EffectKey, error: string | null): Promise<void> => {
  await pool.query(
    `UPDATE effect SET applied_at = clock_timestamp(), attempts = attempts + 1, error = $4
     WHERE instance_id = $1 AND seq = $2 AND ordinal = $3 AND applied_at IS NULL`,
    [key.instanceId, key.seq, key.ordinal, error],
  )
}

/** Puts an effect off after a failure: a second at first, up to an hour. */
export const postponeEffect = async (pool: pg.Pool, key: EffectKey, error: string): Promise<void> => {
  await pool.query(
    `UPDATE effect SET attempts = attempts + 1, error = $4,
       retry_at = clock_timestamp() + make_interval(secs => least(3600, power(2, least(attempts, 12))))
     WHERE instance_id = $1 AND seq = $2 AND ordinal = $3 AND applied_at IS NULL`,
    [key.instanceId, key.seq, key.ordinal, error],
  )
}
