import { canonicalJson } from '@countersign/definition/canonical-json'
import { sha256Hex } from '@countersign/definition/content-hash'
import type { RecordBody } from '@countersign/engine/record'
import type { ExportRecord } from '@countersign/records/export-record'

/** What a record says, as whoever writes into the database can change it. */
export type Said = { -readonly [K in keyof RecordBody]: RecordBody[K] }

export const saidIn = ({ body }: ExportRecord): Said => JSON.parse(body) as Said

/** The record with other words and the hash of those. */
export const saying = (said: RecordBody): ExportRecord => {
  const body = canonicalJson(said)
  return { instance: said.instance, seq: said.seq, body, hash: sha256Hex(body) }
}

/** Records numbered and chained anew, as whoever covers up what they did would. */
export const rechained = (records: readonly ExportRecord[]): ExportRecord[] => {
  const chained: ExportRecord[] = []
  for (const record of records)
    chained.push(saying({ ...saidIn(record), seq: chained.length + 1, previous: chained.at(-1)?.hash ?? '' }))
  return chained
}
