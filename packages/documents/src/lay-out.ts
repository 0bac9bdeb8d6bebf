import type { Content, createPdf, TableCell, TableLayout } from 'pdfmake'
import type { Column, Entry, Paper, Part } from './paper.ts'

const MARGIN = 42
const LINE = '#8a8f98'
const SHADE = '#f2f4f7'
const MUTED = '#555b66'
const PER_ROW = 2

const GRID: TableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => LINE,
  vLineColor: () => LINE,
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 4,
  paddingBottom: () => 5,
}

/** What the library makes a file of. */
type LaidOut = Parameters<typeof createPdf>[0]
type Write = (text: string) => string

/** Longer words than this, such as addresses, may break anywhere; they would widen their column past the paper's edge. */
const LONG_WORD = /([^\s\p{Script=Han}]{20,})/u

const breakable = (text: string): Content => ({
  text: text
    .split(LONG_WORD)
    .filter((run) => run !== '')
    .map((run) => (LONG_WORD.test(run) ? { text: run, wordBreak: 'break-all' } : { text: run })),
})

const label = (text: string): TableCell => ({
  stack: [breakable(text)],
  color: MUTED,
  fillColor: SHADE,
  fontSize: 9,
})

const factsTable = (facts: readonly Entry[], write: Write): Content => {
  const cells = facts.map((fact): TableCell[] => [
    label(write(fact.label)),
    breakable(write(fact.lines.join('\n'))),
  ])
  const rows = Array.from({ length: Math.ceil(cells.length / PER_ROW) }, (_, row) => {
    const inRow = cells.slice(row * PER_ROW, (row + 1) * PER_ROW)
    return inRow.length === PER_ROW
      ? inRow.flat()
      : inRow.flatMap(([name = '', value = '']) => [name, { stack: [value as Content], colSpan: 3 }, {}, {}])
  })
  return { table: { widths: ['16%', '*', '16%', '*'], body: rows }, layout: GRID, margin: [0, 0, 0, 6] }
}

const entriesTable = (entries: readonly Entry[], write: Write): Content => ({
  table: {
    widths: ['22%', '*'],
    body: entries.map((entry) => [
      label(write(entry.label)),
      { stack: entry.lines.map((line) => breakable(write(line))) },
    ]),
  },
  layout: GRID,
})

const head = ({ title }: Column, write: Write): TableCell => ({
  text: write(title),
  bold: true,
  fillColor: SHADE,
  fontSize: 9,
})

const rowsTable = (part: Part & { readonly kind: 'table' }, write: Write): Content => ({
  table: {
    headerRows: 1,
    widths: part.columns.map(({ width }) => (width === 'rest' ? '*' : `${width}%`)),
    body: [
      part.columns.map((column) => head(column, write)),
      ...part.rows.map((row) => row.map((text) => ({ stack: [breakable(write(text))], fontSize: 9.5 }))),
    ],
  },
  layout: GRID,
})

const partOf = (part: Part, write: Write): readonly Content[] => {
  const empty = part.kind === 'table' ? part.rows.length === 0 : part.entries.length === 0
  const table = part.kind === 'table' ? rowsTable(part, write) : entriesTable(part.entries, write)
  return [
    { text: write(part.title), bold: true, fontSize: 12, margin: [0, 12, 0, 5], headlineLevel: 1 },
    empty ? { text: write(part.none), color: MUTED } : table,
  ]
}

/** A paper on A4 pages; `write` makes text that the font can write. */
export const layOut = (paper: Paper, write: Write): LaidOut => ({
  pageSize: 'A4',
  pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 12],
  language: paper.language,
  info: { title: paper.title, creator: 'Countersign 会签', producer: 'Countersign 会签' },
  defaultStyle: { font: 'Noto', fontSize: 10, lineHeight: 1.15 },
  content: [
    { text: write(paper.title), bold: true, fontSize: 17, alignment: 'center', margin: [0, 0, 0, 14] },
    factsTable(paper.facts, write),
    ...paper.parts.flatMap((part) => partOf(part, write)),
    ...paper.notes.map(
      (note, place): Content => ({
        text: write(note),
        color: MUTED,
        fontSize: 8,
        margin: [0, place === 0 ? 14 : 2, 0, 0],
      }),
    ),
  ],
  footer: (page, pages) => ({
    columns: [{ text: write(paper.foot) }, { text: `${page}/${pages}`, alignment: 'right', width: 60 }],
    color: MUTED,
    fontSize: 8,
    margin: [MARGIN, 14, MARGIN, 0],
  }),
  // A heading stays with what it heads.
  pageBreakBefore: (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0,
})
