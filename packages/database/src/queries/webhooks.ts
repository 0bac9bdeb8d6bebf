import type pg from 'pg'

/** An address that processes may call, as an administrator set it up. */
export type Webhook = {
  readonly url: string
  /** What each call is signed with; at least 24 characters, shared with the other side. */
  readonly secret: string
  /** Whether the address may lie in a private network or on this machine. */
  readonly allowPrivate: boolean
}

const PREFIX = 'webhook.'

/** The webhook of a key; null when there is none. */
export const findWebhook = async (pool: pg.Pool, key: string): Promise<Webhook | null> => {
  const { rows } = await pool.query<{ value: Webhook }>({
    name: 'countersign-webhook',
    text: 'SELECT value FROM setting WHERE key = $1',
    values: [PREFIX + key],
  })
  return rows[0]?.value ?? null
}

/** Every webhook, by its key. */
export const listWebhooks = async (
  pool: pg.Pool,
): Promise<readonly (Webhook & { readonly key: string })[]> => {
  const { rows } = await pool.query<{ key: string; value: Webhook }>(
    `SELECT substr(key, $2) AS key, value FROM setting WHERE key LIKE $1 || '%' ORDER BY key`,
    [PREFIX, PREFIX.length + 1],
  )
  return rows.map(({ key, value }) => ({ key, ...value }))
}

/** Sets a webhook up, or changes it. */
export const saveWebhook = async (pool: pg.Pool, key: string, webhook: Webhook): Promise<void> => {
  await pool.query(
    `INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [PREFIX + key, JSON.stringify(webhook)],
  )
}

/** False when there is none of this key. */
export const removeWebhook = async (pool: pg.Pool, key: string): Promise<boolean> => {
  const { rowCount } = await pool.query('DELETE FROM setting WHERE key = $1', [PREFIX + key])
  return (rowCount ?? 0) > 0
}
