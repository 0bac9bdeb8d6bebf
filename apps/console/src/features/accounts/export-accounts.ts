import { FIGURE_NAMES, FIGURES } from '@countersign/accounts/figures'
import { PROFILE_FIELD_NAMES, PROFILE_FIELDS, type ProfileField } from '@countersign/accounts/profile-fields'
import { client } from '../../shared/api/trpc.ts'

type Cell = string | number | null

const FEN = 100
const yuan = (value: string | number, isMoney: boolean): string | number =>
  isMoney && typeof value === 'number' ? value / FEN : value

/** What an exported account's own columns are called. */
export type ExportTexts = {
  readonly headings: readonly string[]
  readonly standing: (standing: 'prospect' | 'potential' | 'key') => string
  readonly grade: (grade: string | null) => string
  readonly language: 'zh' | 'en'
}

/**
 * Every account the reader may see as the rows of a sheet, page by page; what is sensitive comes masked. Money is in yuan.
 * `onProgress` is told how many there are so far.
 */
export const exportAccounts = async (
  texts: ExportTexts,
  onProgress: (count: number) => void,
): Promise<{ readonly headings: readonly string[]; readonly rows: readonly (readonly Cell[])[] }> => {
  const rows: Cell[][] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof client.accounts.exportRows.query>> =
      await client.accounts.exportRows.query({ cursor })
    for (const { number, name, owner, standing, completeness, level, grades, profile, figures } of page.items)
      rows.push([
        ...[number, name, owner?.name ?? null, texts.standing(standing), completeness, level],
        ...[texts.grade(grades.abc), texts.grade(grades.value), texts.grade(grades.families)],
        ...PROFILE_FIELD_NAMES.map((field) => {
          const { unit }: ProfileField = PROFILE_FIELDS[field]
          return yuan(profile[field] ?? '', unit === 'fen')
        }),
        ...FIGURE_NAMES.map((field) => yuan(figures[field] ?? '', FIGURES[field].kind === 'fen')),
      ])
    cursor = page.next
    onProgress(rows.length)
  } while (cursor !== null)
  return {
    headings: [
      ...texts.headings,
      ...PROFILE_FIELD_NAMES.map((field) => PROFILE_FIELDS[field].label[texts.language]),
      ...FIGURE_NAMES.map((field) => FIGURES[field].label[texts.language]),
    ],
    rows,
  }
}
