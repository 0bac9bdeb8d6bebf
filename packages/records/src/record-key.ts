import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Link } from './anchor.ts'
import { RecordError } from './record-error.ts'
import { keyName, publicKeyOf, readPrivateKey } from './signature.ts'

/** Where the key lies that a rotation is about to put in the place of the one in `keyFile`. */
export const nextFileOf = (keyFile: string): string => `${keyFile}.next`

/** Draws a key and writes it to a file that only its owner reads. An existing file is left alone and read. */
const drawKey = (file: string): KeyObject => {
  const { privateKey } = generateKeyPairSync('ed25519')
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readKey(file)
}

const readKey = (file: string): KeyObject => {
  try {
    return readPrivateKey(readFileSync(file, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RecordError(`The key for records in ${file} cannot be read: ${why}`)
  }
}

/**
 * The key that the next anchor must be signed with; drawn when there is no anchor yet and no file. A rotation that was
 * signed but cut off before its file was in place is finished here.
 *
 * @throws {RecordError} when no file holds that key
 */
export const currentKey = (keyFile: string, last: Link | null): KeyObject => {
  if (last === null) return existsSync(keyFile) ? readKey(keyFile) : drawKey(keyFile)
  const key = existsSync(keyFile) ? readKey(keyFile) : null
  if (key !== null && publicKeyOf(key) === last.key) return key
  const next = nextFileOf(keyFile)
  if (existsSync(next) && publicKeyOf(readKey(next)) === last.key) {
    renameSync(next, keyFile)
    return readKey(keyFile)
  }
  throw new RecordError(
    `The heads of the log are signed with the key ${keyName(last.key)}, which is not in ${keyFile}. Put the file back from where it is kept.`,
  )
}

/** The key of a rotation that is about to be signed; one that was drawn for it before is taken again. */
export const nextKey = (keyFile: string): KeyObject => drawKey(nextFileOf(keyFile))
