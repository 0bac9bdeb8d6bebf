import type { RecordBody } from '@countersign/engine/record'
import { replay } from '@countersign/engine/replay'
import type { ExportRecord } from './export-record.ts'

/** Excel takes a cell that begins so for a formula, full-width signs 全角 and what stands after a line break as well. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** A cell by RFC 4180 that no spreadsheet calculates. */
export const csvCell = (value: string): string => {
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

const COLUMNS = [
  '编号 number',
  '流程 process',
  '版本 version',
  '状态 status',
  '发起人 requester',
  '部门 department',
  '客户编号 account number',
  '客户 account',
  '金额（分） amount in fen',
  '创建 started',
  '提交 submitted',
  '结束 ended',
  '记录数 records',
  '校验值 last hash',
  '标识 id',
]

/** The beginning of the file: the mark by which Excel knows UTF-8, and the names of the columns. */
export const csvHead = (): string => `\uFEFF${line(COLUMNS)}`

/** What the records of a request tell of it, as its line has it. */
export type ToldRequest = {
  readonly status: string
  readonly definition: string
  readonly startedAt: string
  readonly cells: readonly string[]
}

/** Null when the records tell no possible story: somebody who tampered with them may have left anything. */
export const tellRequest = (records: readonly ExportRecord[]): ToldRequest | null => {
  try {
    const { account } = (JSON.parse(records.at(-1)?.body ?? '') as RecordBody).facts
    const request = replay(records)
    const { status, definition, startedAt } = request
    const cells = [
      request.number,
      definition.key,
      definition.version,
      status,
      request.requester,
      request.requesterDepartment,
      account?.number ?? '',
      account?.name ?? '',
      typeof request.fields.amount === 'number' ? request.fields.amount : '',
      startedAt,
      request.submittedAt ?? '',
      request.endedAt ?? '',
    ]
    return { status, definition: definition.key, startedAt, cells: cells.map(String) }
  } catch {
    return null
  }
}

const NOTHING_TOLD = Array<string>(COLUMNS.length - 3).fill('')

/** The line of a request. One whose records tell nothing has their number, the last hash and its id. */
export const csvRow = (
  records: readonly [ExportRecord, ...ExportRecord[]],
  told: ToldRequest | null,
): string =>
  line([
    ...(told?.cells ?? NOTHING_TOLD),
    String(records.length),
    records.at(-1)?.hash ?? '',
    records[0].instance,
  ])
