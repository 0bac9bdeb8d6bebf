import { canonicalJson } from '@countersign/definition/canonical-json'
import type { RecordBody } from '@countersign/engine/record'
import type { ExportRecord } from '../export/export-record.ts'
import { textLines } from '../text-lines.ts'
import { type Finding, finding } from './finding.ts'

/** A record of an export with what it says, and its line. */
export type ReadRecord = ExportRecord & { readonly content: RecordBody; readonly line: number }

/** The records of a file in order; what is none goes to `wrong`. */
export async function* readRecords(
  path: string,
  file: string,
  wrong: (found: Finding) => void,
): AsyncGenerator<ReadRecord> {
  for await (const { text, line, whole } of textLines(path)) {
    const record = whole ? recordOf(text, line) : null
    if (record === null)
      wrong(finding('record-unreadable', { file, line }, 'this line is no record as it is written'))
    else yield record
  }
}

const recordOf = (text: string, line: number): ReadRecord | null => {
  try {
    const value = JSON.parse(text) as { readonly hash: string; readonly record: RecordBody }
    if (canonicalJson(value) !== text || typeof value.hash !== 'string' || !isRecord(value.record))
      return null
    const { hash, record: content } = value
    return { instance: content.instance, seq: content.seq, body: canonicalJson(content), hash, content, line }
  } catch {
    return null
  }
}

const isRecord = ({ instance, seq, previous, facts, events }: RecordBody): boolean =>
  [instance, previous, facts.now].every((text) => typeof text === 'string') &&
  Number.isSafeInteger(seq) &&
  Array.isArray(events)
