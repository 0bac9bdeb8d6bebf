import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (dataDir: string): string => join(dataDir, 'setup-token')

const remembered = (dataDir: string): string | null => {
  try {
    return readFileSync(fileIn(dataDir), 'utf8').trim() || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The token of the first set-up: drawn once, readable only by the user who starts the server, the same after a restart. */
export const setupToken = (dataDir: string): string => {
  const known = remembered(dataDir)
  if (known !== null) return known
  const token = randomBytes(32).toString('base64url')
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(fileIn(dataDir), `${token}\n`, { mode: 0o600 })
  return token
}

/** Once somebody can sign in, the token opens nothing and need not lie about. */
export const forgetSetupToken = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true })
