import type { Definition } from './definition.ts'
import type { Field, Fields, ListField, ScalarField } from './field.ts'
import { hasFormat } from './field-format.ts'
import { pointerSegment } from './inspect-json.ts'

/** One thing wrong with one field. `path` is a JSON pointer into what the caller sent, as in `/fields/services/0`. */
export type FieldProblem = {
  readonly path: string
  readonly code: FieldProblemCode
  readonly params?: Readonly<Record<string, string | number>>
}
export const FIELD_PROBLEM_CODES = [
  'unknown-field',
  'wrong-type',
  'required',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-few',
  'too-many',
  'duplicate',
  'not-an-option',
  'bad-format',
  'not-text',
] as const
export type FieldProblemCode = (typeof FIELD_PROBLEM_CODES)[number]

export type FieldCheck = {
  /** Names of the fields that must be filled. */
  readonly required: readonly string[]
  /** True for a form still being filled: what the definition itself requires is then not asked for. */
  readonly partial: boolean
}

/** A text's greatest length in code points, a list's in items, a reference's length, where the field sets none. */
export const MAX_TEXT = 4000
const MAX_ITEMS = 200
const MAX_REFERENCE = 100
/** Enough to correct a form by; a hostile body must not be answered with a larger one. */
const MAX_PROBLEMS = 100

/** The names of a definition's fields, in document order. */
export const fieldNames = (definition: Definition): string[] => Object.keys(definition.fields.properties)

/** Null, blank text and the empty list count as not filled: a form cannot tell them apart from an absent value. */
const isFilled = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  (typeof value === 'string' ? value.trim() !== '' : !Array.isArray(value) || value.length > 0)

const codePoints = (text: string): number => {
  let count = 0
  for (const _ of text) count++
  return count
}

const fits = (type: ScalarField['type'], value: unknown): boolean => {
  if (type === 'integer') return Number.isSafeInteger(value)
  return type === 'number' ? Number.isFinite(value) : typeof value === type
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Fault = { readonly code: FieldProblemCode; readonly params?: Readonly<Record<string, string | number>> }

const numberFault = (field: ScalarField, value: number): Fault | null => {
  if (field.minimum !== undefined && value < field.minimum)
    return { code: 'too-small', params: { min: field.minimum } }
  if (field.maximum !== undefined && value > field.maximum)
    return { code: 'too-large', params: { max: field.maximum } }
  return null
}

/** Equal for equal values; the objects of a list are flat. */
const identityOf = (item: unknown): unknown =>
  isObject(item) ? JSON.stringify(Object.entries(item).sort()) : item

/** One check of one form; collects what it finds. */
class FieldValuesCheck {
  readonly problems: FieldProblem[] = []
  readonly #definition: Definition

  constructor(definition: Definition) {
    this.#definition = definition
  }

  /** The properties of the form itself, or of an object in it. */
  properties(
    schema: Pick<Fields, 'properties' | 'required'>,
    values: Readonly<Record<string, unknown>>,
    path: string,
  ): void {
    for (const name of Object.keys(values)) {
      const at = `${path}/${pointerSegment(name)}`
      const field = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
      if (field === undefined) this.#note(at, 'unknown-field')
      else if (isFilled(values[name])) this.#value(field, values[name], at)
      else this.#unfilled(field, values[name], at)
    }
    for (const name of schema.required ?? []) {
      if (!Object.hasOwn(values, name) || !isFilled(values[name]))
        this.#note(`${path}/${pointerSegment(name)}`, 'required')
    }
  }

  #note(path: string, code: FieldProblemCode, params?: Fault['params'] | undefined): void {
    if (this.problems.length < MAX_PROBLEMS)
      this.problems.push(params === undefined ? { path, code } : { path, code, params })
  }

  /** Blank is still of the wrong type in a number's place. */
  #unfilled(field: Field, value: unknown, path: string): void {
    if (value === null || value === undefined) return
    if (field.type !== (Array.isArray(value) ? 'array' : 'string'))
      this.#note(path, 'wrong-type', { expected: field.type })
    else if (typeof value === 'string' && value.length > MAX_TEXT)
      this.#note(path, 'too-long', { max: MAX_TEXT })
  }

  #value(field: Field, value: unknown, path: string): void {
    if (field.type === 'array') {
      if (Array.isArray(value)) this.#list(field, value, path)
      else this.#note(path, 'wrong-type', { expected: 'array' })
    } else if (field.type === 'object') {
      if (isObject(value)) this.properties(field, value, path)
      else this.#note(path, 'wrong-type', { expected: 'object' })
    } else {
      const fault = this.#scalar(field, value)
      if (fault !== null) this.#note(path, fault.code, fault.params)
    }
  }

  #scalar(field: ScalarField, value: unknown): Fault | null {
    if (!fits(field.type, value)) return { code: 'wrong-type', params: { expected: field.type } }
    if (typeof value === 'string') return this.#text(field, value)
    return typeof value === 'number' ? numberFault(field, value) : null
  }

  #list(field: ListField, items: readonly unknown[], path: string): void {
    const max = field.maxItems ?? MAX_ITEMS
    const min = field.minItems ?? 0
    if (items.length < min) this.#note(path, 'too-few', { min })
    if (items.length > max) this.#note(path, 'too-many', { max })
    const seen = new Set<unknown>()
    for (const [index, item] of items.slice(0, max).entries()) {
      if (this.problems.length >= MAX_PROBLEMS) return
      const before = this.problems.length
      this.#value(field.items, item, `${path}/${index}`)
      // Only what fits its schema is compared: anything else may be deeper than a comparison can go.
      if (field.uniqueItems !== true || this.problems.length > before) continue
      const identity = identityOf(item)
      if (seen.has(identity)) this.#note(`${path}/${index}`, 'duplicate')
      seen.add(identity)
    }
  }

  #text(field: ScalarField, value: string): Fault | null {
    if (value.includes('\0') || !value.isWellFormed()) return { code: 'not-text' }
    const max = field.maxLength ?? (field['x-ref'] === undefined ? MAX_TEXT : MAX_REFERENCE)
    const min = field.minLength ?? (field['x-ref'] === undefined ? 0 : 1)
    // Code points are never more than code units, nor fewer than half of them: most texts need no counting.
    if (value.length > max && codePoints(value) > max) return { code: 'too-long', params: { max } }
    if (value.length < min * 2 && codePoints(value) < min) return { code: 'too-short', params: { min } }
    const format = field.format
    if (format !== undefined && !hasFormat(format, value)) return { code: 'bad-format', params: { format } }
    if (this.#isOption(field, value)) return null
    return { code: 'not-an-option', params: { value: value.slice(0, 64).toWellFormed() } }
  }

  #isOption(field: ScalarField, value: string): boolean {
    if (field.enum !== undefined && !field.enum.includes(value)) return false
    const list = field['x-options']
    // An option list that does not exist has no options; publishing refuses such a definition.
    return (
      list === undefined ||
      this.#definition.options?.[list]?.some((option) => option.value === value) === true
    )
  }
}

/**
 * Everything wrong with the values of a form 表单: unknown names, wrong types, bounds, options, formats, missing ones.
 * References (`x-ref`) are only checked to be short non-empty texts; whether they exist is a fact from outside. Takes
 * any JSON, never throws, and reports at most 100 problems.
 */
export const checkFields = (
  definition: Definition,
  values: unknown,
  options: FieldCheck,
): readonly FieldProblem[] => {
  if (!isObject(values)) return [{ path: '/fields', code: 'wrong-type', params: { expected: 'object' } }]
  const always = options.partial ? [] : (definition.fields.required ?? [])
  const check = new FieldValuesCheck(definition)
  const required = [...new Set([...always, ...options.required])]
  check.properties({ properties: definition.fields.properties, required }, values, '/fields')
  return check.problems
}
