/** A test that is named after rows of the published meaning: `meaning P3 and R1: …`. */
export type MeaningTest = { readonly rows: readonly string[]; readonly file: string }

const TITLE = /(['"`])meaning ([A-Z]\d+(?:(?:, | and )[A-Z]\d+)*): /g
const ROW = /^\| ([A-Z]\d+) \| (.*) \| (.*) \| (.*)\|$/

/** The tests in a file that are named after rows. */
export const meaningTests = (file: string, text: string): MeaningTest[] =>
  [...text.matchAll(TITLE)].map(([, , rows = '']) => ({ rows: rows.match(/[A-Z]\d+/g) ?? [], file }))

/** The page with the tests of each row in its last column. */
export const withTests = (page: string, tests: readonly MeaningTest[]): string =>
  page
    .split('\n')
    .map((line) => {
      const [, row, situation, meaning] = ROW.exec(line) ?? []
      return row === undefined ? line : `| ${row} | ${situation} | ${meaning} | ${linksOf(row, tests)} |`
    })
    .join('\n')

const linksOf = (row: string, tests: readonly MeaningTest[]): string => {
  const files = new Set(tests.filter(({ rows }) => rows.includes(row)).map(({ file }) => file))
  return [...files]
    .sort()
    .map((file) => `[${file.split('/').at(-1)}](../${file})`)
    .join('<br>')
}

/** Sentences for rows without a test, and tests of rows that are not there; none when all is well. */
export const unproven = (page: string, tests: readonly MeaningTest[]): string[] => {
  const rows = page.split('\n').flatMap((line) => ROW.exec(line)?.[1] ?? [])
  const named = new Set(tests.flatMap((test) => test.rows))
  return [
    ...rows
      .filter((row) => !named.has(row))
      .map((row) => `docs/semantics.md: no test is named "meaning ${row}: …"`),
    ...[...named]
      .filter((row) => !rows.includes(row))
      .map((row) => `a test is named "meaning ${row}: …", which docs/semantics.md does not have`),
  ]
}
