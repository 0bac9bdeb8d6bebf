import { FIGURE_NAMES, FIGURES } from '@countersign/accounts/figures'
import { client } from '../../shared/api/trpc.ts'
import type { AccountImportOutcome, AccountImportRow } from '../../shared/api/views.ts'
import type { Table } from '../../shared/sheets/read-table.ts'

/** The columns of a sheet of accounts before its figures, in this order. */
export const TEXT_COLUMNS = [
  'name',
  'owner',
  'customerType',
  'category',
  'relationship',
  'industry',
  'region',
  'mainProducts',
] as const

/** An account in a sheet, and the line it stands in as the sheet counts them. */
export type AccountRow = { readonly line: number; readonly row: AccountImportRow }

/** A first line whose owner is no address names the columns. */
const isHeading = ([, owner = '']: readonly string[]): boolean => owner !== '' && !owner.includes('@')

/** The accounts of a sheet; a heading and empty rows are left out. Figures follow the texts in their order. */
export const accountRowsOf = (table: Table): readonly AccountRow[] =>
  table.flatMap((cells, at) => {
    if (cells.every((cell) => cell === '') || (at === 0 && isHeading(cells))) return []
    const texts = Object.fromEntries(TEXT_COLUMNS.map((column, place) => [column, cells[place] ?? '']))
    // Most sheets have few figures: empty cells are not sent.
    const figures = Object.fromEntries(
      FIGURE_NAMES.flatMap((figure, place) => {
        const cell = cells[TEXT_COLUMNS.length + place] ?? ''
        return cell === '' ? [] : [[figure, cell]]
      }),
    )
    return [{ line: at + 1, row: { ...texts, figures } as AccountImportRow }]
  })

export const figureLabels = (language: 'zh' | 'en'): readonly string[] =>
  FIGURE_NAMES.map((name) => FIGURES[name].label[language])

/** What the server takes at once: so many rows, and so many bytes. */
const MOST_ROWS = 1000
const MOST_BYTES = 200_000
const encoder = new TextEncoder()

/** A sheet in parts that the server takes. */
export const partsOf = (rows: readonly AccountRow[]): readonly (readonly AccountRow[])[] => {
  const parts: AccountRow[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const more = encoder.encode(JSON.stringify(row.row)).length
    const part = parts.at(-1)
    if (part === undefined || part.length >= MOST_ROWS || bytes + more > MOST_BYTES) {
      parts.push([row])
      bytes = more
    } else {
      part.push(row)
      bytes += more
    }
  }
  return parts
}

export type LeftRow = { readonly line: number; readonly name: string } & Omit<
  AccountImportOutcome['left'][number],
  'row'
>
export type ImportProgress = {
  readonly done: number
  readonly added: number
  readonly left: readonly LeftRow[]
}

type Import = {
  readonly id: string
  readonly rows: readonly AccountRow[]
  readonly despite: boolean
  /** False only looks. */
  readonly apply: boolean
  readonly signal: AbortSignal
  readonly onProgress: (progress: ImportProgress) => void
}

/**
 * Sends a sheet in parts, one after the other, and tells after each how far it is. A part that is sent again, after the
 * connection broke, is imported once. Throws what the server refused, and when it was cancelled.
 */
export const importAccountRows = async ({
  id,
  rows,
  despite,
  apply,
  signal,
  onProgress,
}: Import): Promise<ImportProgress> => {
  let progress: ImportProgress = { done: 0, added: 0, left: [] }
  for (const part of partsOf(rows)) {
    signal.throwIfAborted()
    const answer = await client.accounts.import.mutate(
      { import: id, offset: progress.done, rows: part.map(({ row }) => row), despite, apply },
      { signal },
    )
    progress = {
      done: progress.done + part.length,
      added: progress.added + answer.added,
      left: [
        ...progress.left,
        ...answer.left.map(({ row, ...rest }) => ({
          line: part[row]?.line ?? 0,
          name: part[row]?.row.name ?? '',
          ...rest,
        })),
      ],
    }
    onProgress(progress)
  }
  return progress
}
