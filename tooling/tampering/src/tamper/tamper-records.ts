import { randomUUID } from 'node:crypto'
import { canonicalJson, type JsonValue } from '@countersign/definition/canonical-json'
import type { ExportRecord } from '@countersign/records/export-record'
import { changeJson } from './change-json.ts'
import { recordsOf, requestIds, withRecords } from './contents.ts'
import type { Random } from './random.ts'
import { rechained, saidIn, saying } from './rehash.ts'
import type { Tamperings, TamperWith } from './tampering.ts'

type Records = readonly ExportRecord[]

/** A tampering with the records of one request. */
const onRequest =
  (tamper: (records: Records, random: Random) => Records | null): TamperWith =>
  (contents, random) => {
    const id = random.pick(requestIds(contents))
    const replaced = tamper(recordsOf(contents, id), random)
    return replaced === null ? null : withRecords(contents, id, replaced)
  }

const replaceOne = (records: Records, at: number, record: ExportRecord): Records => records.with(at, record)

/** Another value somewhere in the text of a record; the request and the number stay, by which the record is found. */
const edited = (record: ExportRecord, random: Random): ExportRecord => {
  const said = saidIn(record)
  const { instance, seq } = said
  for (;;) {
    const other = changeJson(said as unknown as JsonValue, random)
    const text = canonicalJson({ ...(other as object), instance, seq })
    if (text !== record.body) return { ...record, body: text }
  }
}

const editText = onRequest((records, random) => {
  const at = random.below(records.length)
  const record = records[at]
  return record === undefined ? null : replaceOne(records, at, edited(record, random))
})

const editAndHash = onRequest((records, random) => {
  const at = random.below(records.length)
  const record = records[at]
  return record === undefined ? null : replaceOne(records, at, saying(saidIn(edited(record, random))))
})

const rewriteFrom = onRequest((records, random) => {
  const at = random.below(records.length)
  const rewritten = records.map((record, index) => (index < at ? record : edited(record, random)))
  return rechained(rewritten)
})

const editHash = onRequest((records, random) => {
  const at = random.below(records.length)
  const record = records[at]
  if (record === undefined) return null
  const digit = random.below(64)
  const other = record.hash[digit] === '0' ? '1' : '0'
  return replaceOne(records, at, {
    ...record,
    hash: record.hash.slice(0, digit) + other + record.hash.slice(digit + 1),
  })
})

const takeOut = onRequest((records, random) =>
  records.length < 2 ? null : records.toSpliced(random.below(records.length), 1),
)
const takeOutAndChain = onRequest((records, random) =>
  records.length < 2 ? null : rechained(records.toSpliced(random.below(records.length), 1)),
)
const cutTail = onRequest((records, random) =>
  records.length < 2 ? null : records.slice(0, 1 + random.below(records.length - 1)),
)
const repeatOne = onRequest((records, random) => {
  const at = random.below(records.length)
  const record = records[at]
  return record === undefined ? null : rechained(records.toSpliced(at, 0, record))
})
const swapNeighbours = onRequest((records, random) => {
  if (records.length < 2) return null
  const at = random.below(records.length - 1)
  const [one, two] = records.slice(at, at + 2)
  return one === undefined || two === undefined ? null : rechained(records.toSpliced(at, 2, two, one))
})

const removeRequest = onRequest(() => [])

const renameRequest = onRequest((records) => renamed(records, randomUUID()))

const renamed = (records: Records, instance: string): Records =>
  rechained(
    records.map((record) => {
      const said = saidIn(record)
      const events = said.events.map((event) =>
        event.type === 'started' ? { ...event, id: instance } : event,
      )
      return saying({ ...said, instance, events })
    }),
  )

const copyRequest: TamperWith = (contents, random) => {
  const copy = renamed(recordsOf(contents, random.pick(requestIds(contents))), randomUUID())
  const id = copy[0]?.instance
  return id === undefined ? null : withRecords(contents, id, copy)
}

/** The same record of two requests, each put in the other's place. */
const swapBetween =
  (cover: boolean): TamperWith =>
  (contents, random) => {
    const [one, two] = [random.pick(requestIds(contents)), random.pick(requestIds(contents))]
    const [mine, theirs] = [recordsOf(contents, one), recordsOf(contents, two)]
    const at = random.below(Math.min(mine.length, theirs.length))
    const [a, b] = [mine[at], theirs[at]]
    if (one === two || a === undefined || b === undefined) return null
    const as = (record: ExportRecord, instance: string): ExportRecord =>
      cover ? saying({ ...saidIn(record), instance }) : { ...record, instance }
    const chain = cover ? rechained : (records: Records) => records
    const half = withRecords(contents, one, chain(replaceOne(mine, at, as(b, one))))
    return withRecords(half, two, chain(replaceOne(theirs, at, as(a, two))))
  }

/** What somebody who writes into the table of records can do, with and without covering up. */
export const RECORD_TAMPERINGS: Tamperings<TamperWith> = {
  'a record edited': editText,
  'a record edited and hashed anew': editAndHash,
  'a request rewritten from a record on, with a chain of its own': rewriteFrom,
  'a hash edited': editHash,
  'a record taken out': takeOut,
  'a record taken out and the rest chained anew': takeOutAndChain,
  'the last records of a request cut off': cutTail,
  'a record repeated': repeatOne,
  'two records in the other order': swapNeighbours,
  'a request removed': removeRequest,
  'a request under another id': renameRequest,
  'a request copied': copyRequest,
  'records of two requests exchanged': swapBetween(false),
  'records of two requests exchanged and chained anew': swapBetween(true),
}
