import type pg from 'pg'
import type { ExportScope, Manifest } from './export/manifest.ts'
import { readContents } from './export/read-contents.ts'
import { type ExportOptions, writeExport } from './export/write-export.ts'
import { HeadSigner } from './head-signer.ts'
import { currentKey } from './record-key.ts'
import type { RecordPlaces } from './record-places.ts'

export type { ExportScope, Manifest } from './export/manifest.ts'
export type { ExportTotals } from './export/write-export.ts'

export type Exporting = RecordPlaces &
  Omit<ExportOptions, 'privateKey'> & {
    readonly pool: pg.Pool
    /** Null exports every request. */
    readonly scope: ExportScope | null
  }

/**
 * Signs what is not signed yet and exports the log: records, requests, anchors and a signed list of the files. Null when
 * a server was just signing and it must be tried again.
 *
 * @throws {RecordError} when the chain of anchors is broken, or the folder is not empty
 */
export const exportRecords = async (exporting: Exporting): Promise<Manifest | null> => {
  const { pool, scope, keyFile } = exporting
  const stand = await new HeadSigner(exporting).signAll()
  if (stand === null) return null
  const privateKey = currentKey(keyFile, stand.last)
  return writeExport(readContents(pool, stand, scope), { ...exporting, privateKey })
}
