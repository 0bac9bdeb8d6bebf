import { createHash, randomInt } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** No letters or digits that are read for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 16

/** Where a server keeps the demo's password; `databaseUrl` is null for the embedded database. */
export type DemoPlace = { readonly dataDir: string; readonly databaseUrl: string | null }

/** One file a database: a password of another database would be printed and open nothing. */
const fileOf = ({ dataDir, databaseUrl }: DemoPlace): string => {
  if (databaseUrl === null) return join(dataDir, 'demo-password')
  const { host, pathname } = new URL(databaseUrl)
  const digest = createHash('sha256').update(`${host}${pathname}`).digest('hex')
  return join(dataDir, `demo-password-${digest.slice(0, 12)}`)
}

/** The password that the demo people were given last by a server in this place; null when by none. */
export const rememberedDemoPassword = (place: DemoPlace): string | null => {
  try {
    return readFileSync(fileOf(place), 'utf8').trim() || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Keeps the password of the demo people, readable only by the user who starts the server. */
export const rememberDemoPassword = (place: DemoPlace, password: string): void => {
  mkdirSync(place.dataDir, { recursive: true })
  writeFileSync(fileOf(place), `${password}\n`, { mode: 0o600 })
}

/** A new password, drawn at the first start of a demo without DEMO_PASSWORD. */
export const drawDemoPassword = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
