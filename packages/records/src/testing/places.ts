import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RecordPlaces, recordPlaces } from '../record-places.ts'

/** A folder of a test's own with the places of a key and of heads in it; removed at the end. */
export type TestPlaces = RecordPlaces & Disposable & { readonly home: string }

export const testPlaces = (): TestPlaces => {
  const home = mkdtempSync(join(tmpdir(), 'records-'))
  return {
    home,
    ...recordPlaces({ dataDir: home, databaseUrl: null, keyFile: null, headsDir: null }),
    [Symbol.dispose]: () => rmSync(home, { recursive: true }),
  }
}
