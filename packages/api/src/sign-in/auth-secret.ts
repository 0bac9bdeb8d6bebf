import { randomBytes } from 'node:crypto'
import type { Database } from '@countersign/database/client'

const KEY = 'auth-secret'

/**
 * The secret that signs session cookies: drawn once and kept in the database, so that every server on it accepts the
 * same cookies and nobody has to configure one.
 */
export const authSecret = async ({ prisma }: Database): Promise<string> => {
  const value = randomBytes(32).toString('base64url')
  // Of two servers starting at once the first one's secret stays.
  await prisma.setting.createMany({ data: [{ key: KEY, value }], skipDuplicates: true })
  const setting = await prisma.setting.findUniqueOrThrow({ where: { key: KEY } })
  return String(setting.value)
}
