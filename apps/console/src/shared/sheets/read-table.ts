import { readCsv } from './read-csv.ts'

/** A sheet as text, row by row. */
export type Table = readonly (readonly string[])[]

const cellText = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim())

/** Excel saves CSV in the system's own encoding, which on Chinese systems is GB 18030. */
const decoded = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The first sheet of an .xlsx file, or a .csv file. Throws when it is neither. */
export const readTable = async (file: File): Promise<Table> => {
  const bytes = await file.arrayBuffer()
  // A zip, which every .xlsx is.
  const isZip = new Uint8Array(bytes.slice(0, 2)).join() === '80,75'
  if (!isZip) return readCsv(decoded(bytes)).map((row) => row.map(cellText))
  const { readSheet } = await import('read-excel-file/universal')
  return (await readSheet(bytes)).map((row) => row.map(cellText))
}
