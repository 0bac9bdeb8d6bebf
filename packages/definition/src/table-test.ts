import type { FieldValue } from './field.ts'

export type Literal = string | number | boolean

/** What a cell of a decision table asks of its input. */
export type TableTest =
  | { readonly is: 'any' }
  | { readonly is: 'compared'; readonly by: Comparison; readonly to: Literal }
  | { readonly is: 'among'; readonly values: readonly Literal[] }
  | {
      readonly is: 'between'
      readonly from: number
      readonly to: number
      readonly fromIncluded: boolean
      readonly toIncluded: boolean
    }
type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

const NUMBER = String.raw`-?\d{1,15}(?:\.\d{1,9})?`
const RANGE = new RegExp(`^([[(])\\s*(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})\\s*([\\])])$`)
const COMPARED = /^(==|!=|<=|>=|<|>)\s*(.+)$/s
const AMONG = /^in\s*\[(.*)\]$/s
const TEXT = /^(?:'([^'\\]*)'|"([^"\\]*)")$/s

/**
 * Reads a cell: nothing (anything fits), a value (equal to it), a comparison (`>= 100000`), a list (`in ['a', 'b']`), or a
 * range of numbers (`[100..200)`, the round bracket leaving its end out). Null for what is none of them.
 */
export const readTableTest = (cell: string | null): TableTest | null => {
  if (cell === null || cell.trim() === '' || cell.trim() === '-') return { is: 'any' }
  const text = cell.trim()
  const [, open, low, high, close] = RANGE.exec(text) ?? []
  if (low !== undefined && high !== undefined) {
    const [from, to] = [Number(low), Number(high)]
    return from > to
      ? null
      : { is: 'between', from, to, fromIncluded: open === '[', toIncluded: close === ']' }
  }
  const among = AMONG.exec(text)?.[1]
  if (among !== undefined) {
    const values = among.split(',').map((part) => readLiteral(part))
    return values.includes(null) ? null : { is: 'among', values: values as Literal[] }
  }
  const [, by, operand] = COMPARED.exec(text) ?? []
  const to = readLiteral(operand ?? text)
  if (to === null) return null
  const comparison = (by ?? '==') as Comparison
  const isOrdered = comparison !== '==' && comparison !== '!='
  return isOrdered && typeof to !== 'number' ? null : { is: 'compared', by: comparison, to }
}

const readLiteral = (written: string): Literal | null => {
  const text = written.trim()
  if (text === 'true' || text === 'false') return text === 'true'
  if (new RegExp(`^${NUMBER}$`).test(text)) return Number(text)
  const [, single, double] = TEXT.exec(text) ?? []
  return single ?? double ?? null
}

/** Whether a value passes a test. A list passes where one of its items does, except that `!=` is asked of all. */
export const passesTest = (test: TableTest, value: FieldValue): boolean => {
  if (test.is === 'any') return true
  if (Array.isArray(value)) {
    const passes = (item: FieldValue) => passesTest(test, item)
    return test.is === 'compared' && test.by === '!=' ? value.every(passes) : value.some(passes)
  }
  if (test.is === 'among') return test.values.includes(value as Literal)
  if (test.is === 'compared') return compare(value, test)
  if (typeof value !== 'number') return false
  const { from, to, fromIncluded, toIncluded } = test
  return (fromIncluded ? value >= from : value > from) && (toIncluded ? value <= to : value < to)
}

const compare = (value: FieldValue, { by, to }: Extract<TableTest, { is: 'compared' }>): boolean => {
  if (by === '==') return value === to
  if (by === '!=') return value !== to
  if (typeof value !== 'number' || typeof to !== 'number') return false
  if (by === '<') return value < to
  if (by === '<=') return value <= to
  return by === '>' ? value > to : value >= to
}
