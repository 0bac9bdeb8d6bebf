import type { Database } from '@countersign/database/client'
import type { RecordPlaces } from '@countersign/records/record-places'
import type { RecordWords } from './record-words.ts'

export type Line = (line: string) => void

/** What a command about the log works with. */
export type Work = {
  readonly database: Database
  /** Connects as the database's owner, who may remove what servers may not. */
  readonly ownerUrl: string
  readonly places: RecordPlaces
  readonly words: RecordWords
}
