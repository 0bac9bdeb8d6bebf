import type { ImportRow } from '../../shared/api/views.ts'
import { readTable, type Table } from '../../shared/sheets/read-table.ts'

/** The columns of a sheet of people, in this order; the first row may name them. */
export const SHEET_COLUMNS = ['name', 'email', 'rank', 'department', 'superior'] as const

/** A person in a sheet, and the line they stand in as the sheet counts them. */
export type SheetRow = ImportRow & { readonly line: number }

/** The rows of a table as people; a heading and empty rows are left out. */
export const rowsOf = (table: Table): readonly SheetRow[] => {
  const rows = table
    .map((row, at) => ({ line: at + 1, cells: row }))
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

/** The people in an .xlsx or .csv file. Throws when it is neither. */
export const readSheetFile = async (file: File): Promise<readonly SheetRow[]> => rowsOf(await readTable(file))
