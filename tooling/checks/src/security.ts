/** How many requirements of levels 1 and 2 each section of OWASP ASVS 5.0.0 has; in each they are the first ones. */
const SECTIONS: Readonly<Record<string, readonly (readonly [section: number, requirements: number])[]>> = {
  1: [
    [1, 2],
    [2, 9],
    [3, 11],
    [4, 3],
    [5, 2],
  ],
  2: [
    [1, 3],
    [2, 3],
    [3, 4],
    [4, 1],
  ],
  3: [
    [2, 2],
    [3, 4],
    [4, 6],
    [5, 5],
    [7, 2],
  ],
  4: [
    [1, 3],
    [2, 1],
    [3, 2],
    [4, 4],
  ],
  5: [
    [1, 1],
    [2, 3],
    [3, 2],
    [4, 3],
  ],
  6: [
    [1, 3],
    [2, 12],
    [3, 4],
    [4, 4],
    [5, 5],
    [6, 3],
    [8, 4],
  ],
  7: [
    [1, 3],
    [2, 4],
    [3, 2],
    [4, 5],
    [5, 2],
    [6, 2],
  ],
  8: [
    [1, 2],
    [2, 3],
    [3, 1],
    [4, 1],
  ],
  9: [
    [1, 3],
    [2, 4],
  ],
  10: [
    [1, 2],
    [2, 2],
    [3, 4],
    [4, 11],
    [5, 5],
    [6, 2],
    [7, 3],
  ],
  11: [
    [1, 2],
    [2, 3],
    [3, 3],
    [4, 4],
    [5, 1],
    [6, 1],
  ],
  12: [
    [1, 3],
    [2, 2],
    [3, 4],
  ],
  13: [
    [1, 1],
    [2, 5],
    [3, 2],
    [4, 5],
  ],
  14: [
    [1, 2],
    [2, 4],
    [3, 3],
  ],
  15: [
    [1, 3],
    [2, 3],
    [3, 7],
  ],
  16: [
    [1, 1],
    [2, 5],
    [3, 4],
    [4, 3],
    [5, 3],
  ],
  17: [
    [1, 1],
    [2, 4],
    [3, 2],
  ],
}

const REQUIREMENTS: readonly string[] = Object.entries(SECTIONS).flatMap(([chapter, sections]) =>
  sections.flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${chapter}.${section}.${index + 1}`),
  ),
)

const STATES = ['holds', 'does not apply', 'does not hold']

type Row = {
  readonly names: readonly string[]
  readonly how: string
  readonly state: string
  readonly evidence: string
}

const rowsOf = (page: string): Row[] =>
  page.split('\n').flatMap((line) => {
    const [, names = '', how = '', state = '', evidence = ''] = line.split('|').map((cell) => cell.trim())
    return /^\d+\.[\d.*, ]+$/.test(names) ? [{ names: names.split(/,\s*/), how, state, evidence }] : []
  })

/** The requirements that a name stands for: itself, or with a star those of its section or chapter. */
const meantBy = (name: string): readonly string[] =>
  name.endsWith('*') ? REQUIREMENTS.filter((one) => one.startsWith(name.slice(0, -1))) : [name]

const LINK = /\]\(([^)#\s]+)\)/g

/** The files and folders that a page links to, as they stand in it. */
export const linksIn = (page: string): string[] => [...page.matchAll(LINK)].map(([, link = '']) => link)

/** What is wrong with the checklist, a sentence each: a requirement missing or twice, a row without state or evidence. */
export const faultsOf = (page: string): string[] => {
  const rows = rowsOf(page)
  const counts = new Map(REQUIREMENTS.map((name) => [name, 0]))
  const unknown: string[] = []
  for (const name of rows.flatMap(({ names }) => names)) {
    const meant = meantBy(name)
    if (meant.length === 0 || meant.some((one) => !counts.has(one))) unknown.push(name)
    for (const one of meant) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return [
    ...unknown.map((name) => `${name} is no requirement of level 1 or 2`),
    ...[...counts].filter(([, count]) => count !== 1).map(([name, count]) => `${name} stands ${count} times`),
    ...rows.flatMap(({ names, how, state, evidence }) => {
      const row = names.join(', ')
      if (!STATES.includes(state)) return [`${row}: “${state}” is no state`]
      if (how === '') return [`${row} does not say how it is`]
      return state === 'holds' && linksIn(evidence).length === 0 ? [`${row} holds without evidence`] : []
    }),
  ]
}
