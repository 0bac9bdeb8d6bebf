import type { FieldValue, FieldValues } from '@countersign/definition/field'
import type { FieldModel } from './form-model.ts'

/** What the form's controls hold: field values, and `undefined` where nothing is filled. */
export type FormValues = Readonly<Record<string, unknown>>

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** An empty row of a list stays: dropping it would shift the rows after it away from what is said about them. */
const filledItems = (items: readonly unknown[]): FieldValue =>
  items.flatMap((item) => filled(item) ?? (typeof item === 'object' && item !== null ? [{}] : []))

const filled = (value: unknown): FieldValue | undefined => {
  if (isEmpty(value)) return undefined
  if (Array.isArray(value)) return filledItems(value)
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).flatMap(([name, member]) => {
      const kept = filled(member)
      return kept === undefined ? [] : [[name, kept] as const]
    })
    return members.length === 0 ? undefined : Object.fromEntries(members)
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined
}

/** The filled fields of a form as the API takes them: what is not filled is absent. */
export const filledValues = (values: FormValues, models: readonly FieldModel[]): FieldValues =>
  Object.fromEntries(
    models.flatMap(({ name, editable }) => {
      const value = editable ? filled(values[name]) : undefined
      return value === undefined ? [] : [[name, value] as const]
    }),
  )

/** The same as a change of a request that exists: null clears what was filled before and is no longer. */
export const fieldPatch = (values: FormValues, models: readonly FieldModel[]): FieldValues => {
  const kept = filledValues(values, models)
  const editable = models.filter((model) => model.editable)
  return Object.fromEntries(editable.map(({ name }) => [name, kept[name] ?? null]))
}
