import type { FieldValue, FieldValues } from '@countersign/definition/field'
import { checkFields } from '@countersign/definition/field-values'
import { formPermission, type ResolvedStep } from '@countersign/definition/steps'
import type { CompiledDefinition } from './compile.ts'
import type { Facts } from './facts.ts'
import { type FieldProblem, type Refusal, refuse } from './refusal.ts'
import { emit, type Work } from './work.ts'

/** A change of fields: values to set; a null clears the field. */
export type FieldPatch = FieldValues

/** The fields after a patch. */
export const patched = (fields: FieldValues, patch: FieldPatch): FieldValues =>
  Object.fromEntries(Object.entries({ ...fields, ...patch }).filter(([, value]) => value !== null))

/**
 * Sets fields from a step's form, or refuses: fields the step may not change, values that do not fit, references to
 * what does not exist, and required ones that are missing. Only real changes are recorded.
 */
export const setFields = (
  work: Work,
  step: ResolvedStep,
  patch: FieldPatch,
  required: readonly string[],
): Refusal | null => {
  const before = work.instance.fields
  const changed = Object.entries(patch).filter(([name, value]) => !sameValue(valueOf(before, name) ?? null, value))
  const locked = changed.filter(([name]) => !isEditable(work.compiled, step, name))
  if (locked.length > 0) return refuse('field-not-editable', { step: step.key }, locked.map(lockedProblem))
  const problems = checkValues(work, patched(before, patch), required)
  if (problems.length > 0) return refuse('fields-invalid', {}, problems)
  if (changed.length === 0) return null
  emit(work, {
    type: 'fields-set',
    values: Object.fromEntries(changed.filter(([, value]) => value !== null)),
    cleared: changed.flatMap(([name, value]) => (value === null ? [name] : [])),
  })
  return null
}

/** Everything wrong with the values, as JSON pointers into `/fields`. */
export const checkValues = (
  work: Pick<Work, 'compiled' | 'facts'>,
  values: FieldValues,
  required: readonly string[],
): readonly FieldProblem[] => {
  const problems = checkFields(work.compiled.definition, values, { required, partial: true })
  return problems.length > 0 ? problems : unknownReferences(work, values)
}

const unknownReferences = (
  { compiled, facts }: { readonly compiled: CompiledDefinition; readonly facts: Facts },
  values: FieldValues,
): readonly FieldProblem[] =>
  Object.entries(compiled.definition.fields.properties).flatMap(([name, field]) => {
    const item = field.type === 'array' ? field.items : field
    if (!('x-ref' in item) || item['x-ref'] === undefined || !Object.hasOwn(values, name)) return []
    const value = values[name]
    return (Array.isArray(value) ? value : [value]).flatMap((id: FieldValue | undefined, index) =>
      typeof id === 'string' && isKnown(facts, item['x-ref'] as string, id)
        ? []
        : [{ path: `/fields/${name}${Array.isArray(value) ? `/${index}` : ''}`, code: 'unknown-reference' }],
    )
  })

const isKnown = (facts: Facts, kind: string, id: string): boolean => {
  if (kind === 'account') return facts.account?.id === id
  if (kind === 'person') return facts.directory.person(id)?.active === true
  if (kind === 'file') return facts.files.includes(id)
  return facts.directory.hasDepartment(id)
}

const isEditable = ({ definition }: CompiledDefinition, step: ResolvedStep, name: string): boolean => {
  // An unknown field is no locked one: it is left to the check of the values, which says so.
  if (!Object.hasOwn(definition.fields.properties, name)) return true
  const permission = formPermission(step, name)
  return permission === 'edit' || permission === 'required'
}

const lockedProblem = ([name]: readonly [string, FieldValue]): FieldProblem => ({
  path: `/fields/${name}`,
  code: 'not-editable',
})

const valueOf = (fields: FieldValues, name: string): FieldValue | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined

const sameValue = (a: FieldValue, b: FieldValue): boolean => JSON.stringify(a) === JSON.stringify(b)
