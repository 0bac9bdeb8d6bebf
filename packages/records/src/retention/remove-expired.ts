import { join } from 'node:path'
import type { Database } from '@countersign/database/client'
import { removeRequests } from '@countersign/database/remove-requests'
import pg from 'pg'
import { RECORDS } from '../export/manifest.ts'
import { RecordError } from '../record-error.ts'
import { readRecords } from '../verify/read-records.ts'
import { verifyExport } from '../verify/verify-export.ts'
import { type ExpiredRequest, findExpired } from './find-expired.ts'

/** What may be removed: expired, and in an export that verifies. */
export type Removable = {
  readonly removable: readonly ExpiredRequest[]
  /** Expired, and not in the export as they are. */
  readonly notExported: readonly ExpiredRequest[]
}

export type RetentionExport = { readonly folder: string; readonly headsFile: string }

/**
 * Looks which requests may be removed. Reads only.
 *
 * @throws {RecordError} when the export does not verify
 */
export const findRemovable = async (
  database: Database,
  { folder, headsFile }: RetentionExport,
): Promise<Removable> => {
  const { findings } = await verifyExport({ folder, headsFile, key: null })
  if (findings.length > 0) throw new RecordError(`The export in ${folder} does not verify. Make another one.`)
  const newest = new Map<string, string>()
  for await (const { instance, hash } of readRecords(join(folder, RECORDS), RECORDS, () => undefined))
    newest.set(instance, hash)
  const removable: ExpiredRequest[] = []
  const notExported: ExpiredRequest[] = []
  for await (const request of findExpired(database))
    (newest.get(request.id) === request.hash ? removable : notExported).push(request)
  return { removable, notExported }
}

const AT_ONCE = 100

/** Removes requests that may be, as the database's owner; each leaves its last hash for the next anchor. */
export const removeExpired = async (ownerUrl: string, requests: readonly ExpiredRequest[]): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    for (let from = 0; from < requests.length; from += AT_ONCE) {
      const ids = requests.slice(from, from + AT_ONCE).map(({ id }) => id)
      await client.query('BEGIN')
      await removeRequests(client, { ids, reason: 'retention' })
      await client.query('COMMIT')
    }
  } finally {
    await client.end()
  }
}
