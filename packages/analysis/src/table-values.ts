import type { Definition } from '@countersign/definition/definition'
import type { Field, FieldValue } from '@countersign/definition/field'
import type { Literal, TableTest } from '@countersign/definition/table-test'

type Column = { readonly source: string; readonly tests: readonly (TableTest | null)[] }

/**
 * Values of an input that stand for all of them: between two numbers that a cell names every value passes the same
 * tests, and so does every text that none names. Where the input is a field, only values that it can hold.
 */
export const representatives = (definition: Definition, { source, tests }: Column): readonly FieldValue[] => {
  const field = fieldRead(definition, source)
  if (field?.type === 'boolean') return [true, false]
  const options = field === null ? null : optionsOf(definition, field)
  if (options !== null) return field?.type === 'array' ? [[], ...options.map((one) => [one])] : options
  const named = tests.flatMap((test) => (test === null ? [] : literalsOf(test)))
  const numbers = [...new Set(named.filter((one): one is number => typeof one === 'number'))].sort(
    (a, b) => a - b,
  )
  if (numbers.length > 0) return around(numbers, field)
  if (named.some((one) => typeof one === 'boolean')) return [true, false]
  return [...new Set(named), ANYTHING_ELSE]
}

/** A text that nobody writes into a cell. */
const ANYTHING_ELSE = '\u2026'

const around = (numbers: readonly number[], field: Field | null): readonly number[] => {
  const whole = field?.type === 'integer'
  const step = whole ? 1 : 0.5
  const low = field !== null && 'minimum' in field ? field.minimum : undefined
  const high = field !== null && 'maximum' in field ? field.maximum : undefined
  const all = numbers.flatMap((one, index) => {
    const next = numbers[index + 1]
    return next === undefined ? [one, one + step] : [one, whole ? one + 1 : (one + next) / 2]
  })
  return [...new Set([(numbers[0] ?? 0) - step, ...all])].filter(
    (one) => (low === undefined || one >= low) && (high === undefined || one <= high),
  )
}

const literalsOf = (test: TableTest): readonly Literal[] => {
  if (test.is === 'any') return []
  if (test.is === 'among') return test.values
  return test.is === 'between' ? [test.from, test.to] : [test.to]
}

/** The field that an input is, where it is one and nothing is computed. */
const fieldRead = ({ fields }: Definition, source: string): Field | null => {
  const name = /^fields\.([a-zA-Z0-9]+)$/.exec(source.trim())?.[1]
  return name !== undefined && Object.hasOwn(fields.properties, name)
    ? (fields.properties[name] ?? null)
    : null
}

const optionsOf = ({ options = {} }: Definition, field: Field): readonly string[] | null => {
  const item = field.type === 'array' ? field.items : field
  const list = 'x-options' in item ? item['x-options'] : undefined
  if (list === undefined || !Object.hasOwn(options, list)) return null
  return (options[list] ?? []).map(({ value }) => value)
}
