import type { ImportRow } from '../../shared/api/views.ts'
import { readCsv } from './read-csv.ts'

/** The columns of a sheet of people, in this order; the first row may name them. */
export const SHEET_COLUMNS = ['name', 'email', 'rank', 'department', 'superior'] as const

type Table = readonly (readonly unknown[])[]

const cellText = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim())

/** A person in a sheet, and the line they stand in as the sheet counts them. */
export type SheetRow = ImportRow & { readonly line: number }

/** The rows of a table as people; a heading and empty rows are left out. */
export const rowsOf = (table: Table): readonly SheetRow[] => {
  const rows = table
    .map((row, at) => ({ line: at + 1, cells: row.map(cellText) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const isHeading = rows[0] !== undefined && !rows[0].cells.some((cell) => cell.includes('@'))
  return rows
    .slice(isHeading ? 1 : 0)
    .map(({ line, cells: [name = '', email = '', rank = '', department = '', superior = ''] }) => ({
      line,
      name,
      email,
      rank,
      department,
      superior,
    }))
}

/** Excel saves CSV in the system's own encoding, which on Chinese systems is GB 18030. */
const decoded = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The people in an .xlsx or .csv file. Throws when it is neither. */
export const readSheetFile = async (file: File): Promise<readonly SheetRow[]> => {
  const bytes = await file.arrayBuffer()
  // A zip, which every .xlsx is.
  const isZip = new Uint8Array(bytes.slice(0, 2)).join() === '80,75'
  if (!isZip) return rowsOf(readCsv(decoded(bytes)))
  const { readSheet } = await import('read-excel-file/universal')
  return rowsOf(await readSheet(bytes))
}
