import type { FieldValue, FieldValues } from '@countersign/definition/field'
import { checkFields } from '@countersign/definition/field-values'
import {
  editableFields,
  formPermission,
  type ResolvedStep,
  requiredFields,
} from '@countersign/definition/steps'
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
 * what does not exist, and required ones that are missing where the form is completed. Only real changes are recorded.
 */
export const setFields = (
  work: Work,
  step: ResolvedStep,
  { patch, completes }: FormEntry,
): Refusal | null => {
  const { definition } = work.compiled
  const before = work.instance.fields
  const refusal = refuseLocked(work, step, patch)
  if (refusal !== null) return refusal
  const changed = changedFrom(before, patch)
  // A reference that died since, in a field this form does not touch, is no reason to keep the request from everyone.
  const touched = changed.map(([name]) => name)
  const problems = checkValues(work, patched(before, patch), {
    required: completes ? requiredFields(definition, step) : [],
    references: completes ? [...new Set([...touched, ...editableFields(definition, step)])] : touched,
  })
  if (problems.length > 0) return refuse('fields-invalid', {}, problems)
  if (changed.length === 0) return null
  emit(work, {
    type: 'fields-set',
    values: Object.fromEntries(changed.filter(([, value]) => value !== null)),
    cleared: changed.flatMap(([name, value]) => (value === null ? [name] : [])).sort(),
  })
  return null
}

/** What came from a form, and whether it completes the form's step: then what is required must be there. */
export type FormEntry = { readonly patch: FieldPatch; readonly completes: boolean }

/**
 * Refuses fields that the step's form does not let anyone change. A field that is only read may be sent along as it
 * stands; one that is hidden may not, or its value could be found out by guessing.
 */
export const refuseLocked = (work: Work, step: ResolvedStep, patch: FieldPatch): Refusal | null => {
  const changed = new Set(changedFrom(work.instance.fields, patch).map(([name]) => name))
  const locked = Object.keys(patch).filter((name) => {
    // An unknown field is no locked one: it is left to the check of the values, which says so.
    if (!Object.hasOwn(work.compiled.definition.fields.properties, name)) return false
    const permission = formPermission(step, name)
    return permission === 'hidden' || (permission === 'read' && changed.has(name))
  })
  if (locked.length === 0) return null
  return refuse(
    'field-not-editable',
    { step: step.key },
    locked.map((name) => ({ path: `/fields/${name}`, code: 'not-editable' })),
  )
}

/** What a patch really changes. */
const changedFrom = (before: FieldValues, patch: FieldPatch): readonly (readonly [string, FieldValue])[] =>
  Object.entries(patch).filter(([name, value]) => !sameValue(fieldValue(before, name) ?? null, value))

/** Which fields must be filled, and in which ones what they refer to must exist. */
export type ValueCheck = { readonly required: readonly string[]; readonly references: readonly string[] }

/** Everything wrong with the values, as JSON pointers into `/fields`. */
export const checkValues = (
  work: Pick<Work, 'compiled' | 'facts'>,
  values: FieldValues,
  { required, references }: ValueCheck,
): readonly FieldProblem[] => {
  const problems = checkFields(work.compiled.definition, values, { required, partial: true })
  return problems.length > 0 ? problems : unknownReferences(work, values, new Set(references))
}

const unknownReferences = (
  { compiled, facts }: { readonly compiled: CompiledDefinition; readonly facts: Facts },
  values: FieldValues,
  names: ReadonlySet<string>,
): readonly FieldProblem[] =>
  Object.entries(compiled.definition.fields.properties).flatMap(([name, field]) => {
    const item = field.type === 'array' ? field.items : field
    if (!names.has(name) || !('x-ref' in item) || item['x-ref'] === undefined || !Object.hasOwn(values, name))
      return []
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

const fieldValue = (fields: FieldValues, name: string): FieldValue | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined

const sameValue = (a: FieldValue, b: FieldValue): boolean => JSON.stringify(a) === JSON.stringify(b)
