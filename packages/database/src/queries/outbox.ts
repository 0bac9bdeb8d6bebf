import type pg from 'pg'

/** A promised message that has not been queued yet. */
export type OutboxRow = {
  readonly instanceId: string
  readonly seq: number
  readonly ordinal: number
  readonly recipient: string
  readonly kind: string
  readonly params: { readonly [name: string]: unknown }
  readonly at: string
}

/** Takes undrained deliveries within the caller's transaction, oldest first; rows another worker holds are passed over. */
export const takeUndrained = async (client: pg.PoolClient, limit: number): Promise<OutboxRow[]> => {
  const { rows } = await client.query<OutboxRow>({
    name: 'countersign-take-undrained',
    text: `UPDATE outbox o SET drained_at = clock_timestamp()
           FROM (SELECT instance_id, seq, ordinal FROM outbox WHERE drained_at IS NULL
                 ORDER BY created_at, instance_id, seq, ordinal LIMIT $1 FOR UPDATE SKIP LOCKED) t
           WHERE o.instance_id = t.instance_id AND o.seq = t.seq AND o.ordinal = t.ordinal
           RETURNING o.instance_id AS "instanceId", o.seq, o.ordinal, o.recipient, o.kind, o.params, o.created_at AS at`,
    values: [limit],
  })
  return rows
}
