import type { DecisionTable } from './decision-table.ts'
import type { FieldValue } from './field.ts'
import { passesTest, readTableTest, type TableTest } from './table-test.ts'

/** A decision table whose cells have been read; a cell that cannot be read fits nothing. */
export type ReadTable = {
  readonly hit: DecisionTable['hit']
  readonly rows: readonly { readonly tests: readonly (TableTest | null)[]; readonly answer: string }[]
}

const readTables = new WeakMap<DecisionTable, ReadTable>()

/** Reads the cells of a table, once for each. */
export const readTable = (table: DecisionTable): ReadTable => {
  const known = readTables.get(table)
  if (known !== undefined) return known
  const rows = table.rows.map(({ when, answer }) => ({
    tests: table.inputs.map((_, index) => readTableTest(when[index] ?? null)),
    answer,
  }))
  const read = { hit: table.hit, rows }
  readTables.set(table, read)
  return read
}

/** The rows that the inputs hit, by their position. */
export const rowsHit = ({ rows }: ReadTable, inputs: readonly FieldValue[]): readonly number[] =>
  rows.flatMap(({ tests }, index) =>
    tests.every((test, column) => test !== null && passesTest(test, inputs[column] ?? null)) ? [index] : [],
  )

/** What a table answers: the first row that is hit; null where none is. Publishing refuses tables that need the order. */
export const tableAnswer = (table: ReadTable, inputs: readonly FieldValue[]): string | null => {
  const [first] = rowsHit(table, inputs)
  return first === undefined ? null : (table.rows[first]?.answer ?? null)
}
