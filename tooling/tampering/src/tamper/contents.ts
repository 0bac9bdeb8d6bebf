import { type Anchor, anchorLine } from '@countersign/records/anchor'
import { type ExportRecord, recordLine } from '@countersign/records/export-record'

/** What an export is made of, in memory, where it can be tampered with. */
export type Contents = { readonly records: readonly ExportRecord[]; readonly anchors: readonly Anchor[] }

const textOf = ({ records, anchors }: Contents): string =>
  [...records.map(recordLine), ...anchors.map(anchorLine)].join('')

/** True when both would be exported as the same bytes. */
export const sameContents = (a: Contents, b: Contents): boolean => textOf(a) === textOf(b)

export const requestIds = ({ records }: Contents): string[] => [
  ...new Set(records.map(({ instance }) => instance)),
]

export const recordsOf = ({ records }: Contents, id: string): ExportRecord[] =>
  records.filter(({ instance }) => instance === id)

/** The contents with the records of one request replaced, wherever its id now sorts. */
export const withRecords = (contents: Contents, id: string, replaced: readonly ExportRecord[]): Contents => ({
  ...contents,
  records: [...contents.records.filter(({ instance }) => instance !== id), ...replaced].sort((a, b) =>
    a.instance === b.instance ? a.seq - b.seq : a.instance < b.instance ? -1 : 1,
  ),
})
