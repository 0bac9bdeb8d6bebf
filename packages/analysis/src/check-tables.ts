import type { DecisionTable } from '@countersign/definition/decision-table'
import type { FieldValue } from '@countersign/definition/field'
import { type ReadTable, readTable, rowsHit } from '@countersign/definition/table-answer'
import type { Draft } from './draft.ts'
import { errorAt, type Finding, warningAt } from './finding.ts'
import { representatives } from './table-values.ts'

/** More combinations than this are not tried; a table that big is better two. */
const MAX_COMBINATIONS = 50_000

/**
 * Decision tables 决策表: every cell can be read, every row has a cell for each input, no combination of inputs is left
 * without an answer, and where one row must be hit no two are.
 */
export const checkTables = (draft: Draft): readonly Finding[] =>
  Object.entries(draft.definition.tables ?? {}).flatMap(([key, table]) => {
    const path = `/tables/${key}`
    const cells = checkCells(table, path)
    return cells.length > 0 ? cells : [...checkAnswers(draft, key, path), ...checkHits(draft, table, path)]
  })

const checkCells = (table: DecisionTable, path: string): readonly Finding[] =>
  table.rows.flatMap(({ when }, row) => [
    ...(when.length === table.inputs.length
      ? []
      : [errorAt(`${path}/rows/${row}/when`, 'table-row-length', { inputs: table.inputs.length })]),
    ...(readTable(table).rows[row]?.tests ?? []).flatMap((test, column) =>
      test === null ? [errorAt(`${path}/rows/${row}/when/${column}`, 'table-cell-unreadable')] : [],
    ),
  ])

/** A guard that asks for an answer which no row gives never holds. */
const checkAnswers = (draft: Draft, key: string, path: string): readonly Finding[] => {
  const answers = new Set(draft.definition.tables?.[key]?.rows.map(({ answer }) => answer))
  const asked = draft.transitions.flatMap(({ guard, pointer }) =>
    guard?.type === 'table' && guard.params.table === key ? [{ equals: guard.params.equals, pointer }] : [],
  )
  const never = asked.flatMap(({ equals, pointer }) =>
    answers.has(equals)
      ? []
      : [errorAt(`${pointer}/guard/params/equals`, 'table-answer-unknown', { equals })],
  )
  return asked.length > 0 ? never : [warningAt(path, 'table-unused', { table: key })]
}

const checkHits = (draft: Draft, table: DecisionTable, path: string): readonly Finding[] => {
  const read = readTable(table)
  const columns = table.inputs.map(({ value }, column) =>
    representatives(draft.definition, {
      source: value,
      tests: read.rows.flatMap(({ tests }) => tests[column] ?? []),
    }),
  )
  if (columns.reduce((product, values) => product * values.length, 1) > MAX_COMBINATIONS)
    return [warningAt(path, 'table-too-large')]
  const findings: Finding[] = []
  const used = new Set<number>()
  for (const inputs of combinations(columns)) {
    const hits = rowsHit(read, inputs)
    if (hits.length === 0 && !findings.some(({ code }) => code === 'table-gap'))
      findings.push(errorAt(path, 'table-gap', { example: exampleOf(table, inputs) }))
    if (read.hit === 'unique' && hits.length > 1 && !findings.some(({ code }) => code === 'table-overlap'))
      findings.push(errorAt(path, 'table-overlap', overlapOf(table, hits, inputs)))
    for (const hit of read.hit === 'first' ? hits.slice(0, 1) : hits) used.add(hit)
  }
  return [...findings, ...unused(read, used, path)]
}

const unused = ({ rows }: ReadTable, used: ReadonlySet<number>, path: string): readonly Finding[] =>
  rows.flatMap((_, row) => (used.has(row) ? [] : [warningAt(`${path}/rows/${row}`, 'table-row-unused')]))

const overlapOf = (
  table: DecisionTable,
  hits: readonly number[],
  inputs: readonly FieldValue[],
): Finding['params'] => ({
  rows: hits.map((row) => row + 1).join(', '),
  example: exampleOf(table, inputs),
})

const exampleOf = ({ inputs: columns }: DecisionTable, inputs: readonly FieldValue[]): string =>
  columns.map(({ value }, index) => `${value}: ${JSON.stringify(inputs[index])}`).join(', ')

function* combinations(columns: readonly (readonly FieldValue[])[]): Generator<readonly FieldValue[]> {
  const [first, ...rest] = columns
  if (first === undefined) yield []
  else for (const value of first) for (const others of combinations(rest)) yield [value, ...others]
}
