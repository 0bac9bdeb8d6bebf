import type pg from 'pg'
import type { Prisma } from '../generated/client.ts'

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

type Settings = Pick<Prisma.TransactionClient, 'setting'>

/** Sets a webhook up, changes it, or with null removes it; answers what it was before. */
export const changeWebhook = async (
  { setting }: Settings,
  key: string,
  webhook: Webhook | null,
): Promise<Webhook | null> => {
  const where = { key: PREFIX + key }
  const before = await setting.findUnique({ where })
  if (webhook !== null)
    await setting.upsert({ where, create: { ...where, value: webhook }, update: { value: webhook } })
  else if (before !== null) await setting.delete({ where })
  return before === null ? null : (before.value as Webhook)
}
