import type { KeyObject } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { type Anchor, anchorLine } from '../anchor.ts'
import { RecordError } from '../record-error.ts'
import { byRequest, type ExportRecord, recordLine } from './export-record.ts'
import { HashedFile } from './hashed-file.ts'
import {
  ANCHORS,
  type ExportedFile,
  type ExportScope,
  MANIFEST,
  type Manifest,
  manifestText,
  RECORDS,
  REQUESTS,
  SUMMARY,
  signManifest,
} from './manifest.ts'
import { csvHead, csvRow, type ToldRequest, tellRequest } from './requests-csv.ts'

/** What an export is made of. The records come by request and number, and hold at least what the anchors vouch for. */
export type ExportContents = {
  readonly at: string
  readonly scope: ExportScope | null
  readonly chain: Manifest['chain']
  readonly anchors: AsyncIterable<Anchor>
  readonly records: AsyncIterable<ExportRecord>
}

/** What an export came to, for its summary; the counts by name, the instants those of the first and last start. */
export type ExportTotals = {
  requests: number
  records: number
  readonly statuses: Map<string, number>
  readonly definitions: Map<string, number>
  first: string | null
  last: string | null
}

export type ExportOptions = {
  /** Is made; must be empty if it is there. */
  readonly folder: string
  readonly privateKey: KeyObject
  /** Makes the PDF of the summary; null leaves it out. */
  readonly summary: (totals: ExportTotals, contents: ExportContents) => Promise<Uint8Array | null>
  /** Told after each request. */
  readonly progress?: (totals: ExportTotals) => void
}

/** Writes an export into a folder, the signed list of its files last. */
export const writeExport = async (contents: ExportContents, options: ExportOptions): Promise<Manifest> => {
  const { folder } = options
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0)
    throw new RecordError(`${folder} is not empty: name a folder that is.`)
  const anchors = await HashedFile.create(folder, ANCHORS)
  for await (const anchor of contents.anchors) await anchors.write(anchorLine(anchor))
  const { totals, files } = await writeRequests(contents, options)
  const summary = await options.summary(totals, contents)
  const { at, scope, chain } = contents
  const { requests, records } = totals
  const all = [
    await anchors.end(),
    ...files,
    ...(summary === null ? [] : [await writeFile(folder, SUMMARY, summary)]),
  ]
  const signed = signManifest(options.privateKey, { at, scope, chain, requests, records, files: all })
  await writeFile(folder, MANIFEST, manifestText(signed))
  return signed.manifest
}

const writeFile = async (
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<ExportedFile> => {
  const file = await HashedFile.create(folder, name)
  await file.write(content)
  return file.end()
}

const writeRequests = async (contents: ExportContents, { folder, progress }: ExportOptions) => {
  const totals: ExportTotals = {
    requests: 0,
    records: 0,
    statuses: new Map(),
    definitions: new Map(),
    first: null,
    last: null,
  }
  const lines = await HashedFile.create(folder, RECORDS)
  const csv = await HashedFile.create(folder, REQUESTS)
  await csv.write(csvHead())
  for await (const records of byRequest(contents.records)) {
    for (const record of records) await lines.write(recordLine(record))
    const request = tellRequest(records)
    await csv.write(csvRow(records, request))
    count(totals, records.length, request)
    progress?.(totals)
  }
  return { totals, files: [await lines.end(), await csv.end()] }
}

const count = (totals: ExportTotals, records: number, request: ToldRequest | null): void => {
  totals.requests += 1
  totals.records += records
  if (request === null) return
  const { status, definition, startedAt } = request
  totals.statuses.set(status, (totals.statuses.get(status) ?? 0) + 1)
  totals.definitions.set(definition, (totals.definitions.get(definition) ?? 0) + 1)
  if (totals.first === null || startedAt < totals.first) totals.first = startedAt
  if (totals.last === null || startedAt > totals.last) totals.last = startedAt
}
