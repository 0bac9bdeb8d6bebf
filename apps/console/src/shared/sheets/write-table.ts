type Cell = string | number | null

/** Gives the reader an .xlsx file: a heading and rows. A text stays one, whatever it begins with. */
export const writeTable = async (
  name: string,
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> => {
  const { default: writeExcelFile } = await import('write-excel-file/browser')
  const head = heading.map((value) => ({ value, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    row.map((value) => {
      if (value === null) return null
      return typeof value === 'number' ? { value, type: Number } : { value, type: String }
    }),
  )
  await writeExcelFile([head, ...body], { columns: heading.map(() => ({ width: 22 })) }).toFile(name)
}
