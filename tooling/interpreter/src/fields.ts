import type { Field, Value, Values } from './document.ts'
import { demanded, editable, type FullStep, type Language, permission } from './language.ts'
import { isActive } from './people/organisation.ts'
import { refuseIf } from './refused.ts'
import { type Run, writeFields } from './run.ts'

const isBlank = (value: Value | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0)

const TYPES: Readonly<Record<string, (value: Value) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isSafeInteger(value),
  array: (value) => Array.isArray(value),
}

const MOST_TEXT = 4000
const MOST_REFERENCE = 100

const fits = (field: Field, value: Value): boolean => {
  if (TYPES[field.type]?.(value) !== true) return false
  if (typeof value === 'number')
    return value >= (field.minimum ?? -Infinity) && value <= (field.maximum ?? Infinity)
  if (typeof value === 'string') {
    const most = field.maxLength ?? (field['x-ref'] === undefined ? MOST_TEXT : MOST_REFERENCE)
    return [...value].length <= most
  }
  if (!Array.isArray(value)) return true
  if (value.length > (field.maxItems ?? 200)) return false
  if (field.uniqueItems === true && new Set(value).size < value.length) return false
  return value.every((item: Value) => field.items !== undefined && !isBlank(item) && fits(field.items, item))
}

/** A blank text or list is no value, and may stand where there may be none. */
const isSound = (field: Field | undefined, value: Value): boolean => {
  if (field === undefined) return false
  if (!isBlank(value)) return fits(field, value)
  return value === null || (Array.isArray(value) ? field.type === 'array' : field.type === 'string')
}

export const areSound = ({ document }: Language, values: Values): boolean =>
  Object.entries(values).every(([name, value]) => isSound(document.fields.properties[name], value))

const exists = ({ world }: Run, kind: string | undefined, id: Value): boolean => {
  if (kind === undefined) return true
  if (typeof id !== 'string') return false
  if (kind === 'account') return world.account?.id === id
  if (kind === 'person') return isActive(world, id)
  return kind === 'file' ? world.files.includes(id) : Object.hasOwn(world.heads, id)
}

const refersWell = (run: Run, values: Values, name: string): boolean => {
  const field = run.language.document.fields.properties[name]
  const value = values[name]
  if (field === undefined || value === undefined) return true
  return field.type === 'array'
    ? (Array.isArray(value) ? value : [value]).every((id: Value) => exists(run, field.items?.['x-ref'], id))
    : exists(run, field['x-ref'], value)
}

const same = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b)

export const patched = (before: Values, patch: Values): Values =>
  Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null))

const changedBy = ({ request }: Run, patch: Values): readonly string[] =>
  Object.keys(patch).filter((name) => !same(request.fields[name] ?? null, patch[name] ?? null))

/** A field that is only read may be sent along as it stands, a hidden one not at all. */
export const refuseLocked = (run: Run, step: FullStep, patch: Values): void => {
  const changed = changedBy(run, patch)
  const locked = Object.keys(patch).some(
    (name) =>
      Object.hasOwn(run.language.document.fields.properties, name) &&
      (permission(step, name) === 'hidden' || (permission(step, name) === 'read' && changed.includes(name))),
  )
  refuseIf(locked, 'field-not-editable')
}

export const refuseUnsound = (run: Run, values: Values, references: readonly string[]): void => {
  const sound = areSound(run.language, values) && references.every((name) => refersWell(run, values, name))
  refuseIf(!sound, 'fields-invalid')
}

/** Fills a step's form; a form that completes its step must be whole. */
export const fillForm = (
  run: Run,
  step: FullStep,
  { patch, completes }: { readonly patch: Values; readonly completes: boolean },
): void => {
  refuseLocked(run, step, patch)
  const changed = changedBy(run, patch)
  const after = patched(run.request.fields, patch)
  const lacks = completes && demanded(run.language, step).some((name) => isBlank(after[name]))
  refuseIf(lacks, 'fields-invalid')
  refuseUnsound(run, after, completes ? [...changed, ...editable(run.language, step)] : changed)
  if (changed.length > 0)
    writeFields(run, Object.fromEntries(changed.map((name) => [name, patch[name] ?? null])))
}
