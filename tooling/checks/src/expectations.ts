/** What each person must find in the console, by number; a test of an expectation begins its title with `console 8:`. */
const EXPECTATIONS: Readonly<Record<number, string>> = {
  1: 'Drafts save themselves; nothing typed is ever lost, session expiry included',
  2: 'The approval route with names before submitting, recomputed as fields change, its conditions explained',
  3: 'After submitting: who has it, how long, due when; withdraw; a throttled reminder',
  4: 'A returned request opens with the comments and the earlier values; an old one is submitted again as a copy',
  5: 'Errors listed, focused, in the user’s language; uploads with progress, retry, type and size limits',
  6: 'Rows, filters and sort in the address, to-do, done, started, cc, search; own counts only; live',
  7: 'Decide in a drawer with previous and next and auto-advance, the whole request at hand',
  8: 'Keys, shown in tooltips, off while typing and during IME composition',
  9: 'Bulk approval: opt-in, one kind at a time, a result for each',
  10: 'Exactly the legal moves; reject and return need an opinion; canned phrases',
  11: 'What changed since I last looked is marked',
  12: 'A disabled action says why; a lost race is told in words',
  13: 'Cards and a sticky decision bar at 390 px; deep links; only a signed-in POST decides',
  25: 'One command starts it with people, accounts and requests; the demo can be cleared; no default password',
}

/** A test that is named after expectations. */
export type ExpectationTest = {
  readonly numbers: readonly number[]
  readonly title: string
  readonly file: string
}

const TITLE = /(['"`])console (\d+(?:(?:, | and )\d+)*): ((?:(?!\1|\n).)+)\1/g

/** The tests in a file that are named after expectations, in order. */
export const expectationTests = (file: string, text: string): ExpectationTest[] =>
  [...text.matchAll(TITLE)].map(([, , numbers = '', title = '']) => ({
    numbers: (numbers.match(/\d+/g) ?? []).map(Number),
    title,
    file,
  }))

/** Sentences for expectations that no test is named after; none when all is well. */
export const untested = (tests: readonly ExpectationTest[]): string[] => {
  const named = new Set(tests.flatMap(({ numbers }) => numbers))
  return Object.entries(EXPECTATIONS)
    .filter(([number]) => !named.has(Number(number)))
    .map(([number, what]) => `no test is named "console ${number}: …" (${what})`)
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

/** The table of expectations and their tests, as Markdown. */
export const expectationsPage = (tests: readonly ExpectationTest[]): string => {
  const sorted = [...tests].sort((one, other) => one.file.localeCompare(other.file))
  const rows = Object.entries(EXPECTATIONS).map(([number, what]) => {
    const own = sorted.filter(({ numbers }) => numbers.includes(Number(number)))
    const named = own.map(({ title, file }) => `${cell(title)} ([${file.split('/').at(-1)}](../${file}))`)
    return `| ${number} | ${what} | ${named.join('<br>')} |`
  })
  return [
    '# What people find in the console, and the tests of it',
    '',
    'Written by `npm run check -- --write-expectations` from the titles of the tests; `npm run check` fails when it is out of date',
    'or an expectation has no test.',
    '',
    '| | expectation | tests |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
