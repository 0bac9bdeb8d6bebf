import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** Where the key and the second place of signed heads are: files outside the database. */
export type RecordPlaces = { readonly keyFile: string; readonly headsFile: string }

/**
 * The key and the second place of one database. Both have the database in their names unless it is the embedded one: the
 * chain of another database would look like a chain that was tampered with.
 */
export const recordPlaces = (settings: {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly keyFile: string | null
  readonly headsDir: string | null
}): RecordPlaces => {
  const suffix = suffixOf(settings.databaseUrl)
  return {
    keyFile: settings.keyFile ?? join(settings.dataDir, `record-key${suffix}.pem`),
    headsFile: join(settings.headsDir ?? join(settings.dataDir, 'heads'), `anchors${suffix}.jsonl`),
  }
}

const suffixOf = (databaseUrl: string | null): string => {
  if (databaseUrl === null) return ''
  const { host, pathname } = new URL(databaseUrl)
  return `-${createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 12)}`
}
