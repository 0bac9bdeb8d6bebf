import type { Instance } from '@countersign/engine/instance'
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

/** What is told of a request; null when its records tell no possible story. */
export const replayed = (records: readonly ExportRecord[]): Instance | null => {
  try {
    return replay(records)
  } catch {
    return null
  }
}

/** The line of a request, told from its records alone. One whose records tell no story has its number of them and its id. */
export const csvRow = (
  records: readonly [ExportRecord, ...ExportRecord[]],
  request: Instance | null,
): string => {
  const told = request === null ? Array<string>(12).fill('') : cellsOf(request, records)
  return line([...told, String(records.length), records.at(-1)?.hash ?? '', records[0].instance])
}

const cellsOf = (request: Instance, records: readonly ExportRecord[]): string[] => {
  const account = accountOf(records.at(-1)?.body ?? '')
  const { amount } = request.fields
  return [
    request.number,
    request.definition.key,
    String(request.definition.version),
    request.status,
    request.requester,
    request.requesterDepartment,
    account?.number ?? '',
    account?.name ?? '',
    typeof amount === 'number' ? String(amount) : '',
    request.startedAt,
    request.submittedAt ?? '',
    request.endedAt ?? '',
  ].map(String)
}

const accountOf = (body: string) => (JSON.parse(body) as RecordBody).facts.account
