import { randomInt } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** No letters or digits that are read for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 16

const draw = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

const remembered = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * The password of all demo people: the given one, else the one drawn at the first start and kept in `dataDir`, readable
 * by the user who started it only.
 */
export const demoPasswordOf = (dataDir: string, given: string | null): string => {
  const file = join(dataDir, 'demo-password')
  const password = given ?? remembered(file) ?? draw()
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  return password
}
