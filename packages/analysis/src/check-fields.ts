import type { Field, ScalarField } from '@countersign/definition/field'
import { checkRules } from './check-references.ts'
import type { Draft } from './draft.ts'
import { errorAt, type Finding } from './finding.ts'

/** The form's own sense: required names exist, option lists exist and hold texts, bounds leave something between. */
export const checkFieldSchemas = (draft: Draft): readonly Finding[] => [
  ...checkObject(draft, draft.definition.fields, '/fields'),
  ...checkRules(draft, draft.definition.start, '/start'),
]

type ObjectSchema = {
  readonly required?: readonly string[] | undefined
  readonly properties: Readonly<Record<string, Field>>
}

const checkObject = (draft: Draft, schema: ObjectSchema, path: string): readonly Finding[] => [
  ...(schema.required ?? []).flatMap((field, index) =>
    Object.hasOwn(schema.properties, field)
      ? []
      : [errorAt(`${path}/required/${index}`, 'unknown-field', { field })],
  ),
  ...Object.entries(schema.properties).flatMap(([name, field]) =>
    checkField(draft, field, `${path}/properties/${name}`),
  ),
]

const checkField = (draft: Draft, field: Field, path: string): readonly Finding[] => {
  if (field.type === 'object') return checkObject(draft, field, path)
  if (field.type !== 'array') return checkScalar(draft, field, path)
  return [
    ...checkRange(field.minItems, field.maxItems, path),
    ...checkField(draft, field.items, `${path}/items`),
  ]
}

const checkScalar = ({ definition }: Draft, field: ScalarField, path: string): readonly Finding[] => {
  const findings = [
    ...checkRange(field.minLength, field.maxLength, path),
    ...checkRange(field.minimum, field.maximum, path),
  ]
  const list = field['x-options']
  if (list !== undefined && !Object.hasOwn(definition.options ?? {}, list)) {
    findings.push(errorAt(`${path}/x-options`, 'unknown-options', { options: list }))
  }
  const isText =
    list !== undefined ||
    field.enum !== undefined ||
    field.format !== undefined ||
    field['x-ref'] !== undefined
  if (isText && field.type !== 'string')
    findings.push(errorAt(`${path}/type`, 'wrong-field-type', { expected: 'string' }))
  if (field['x-initial'] !== undefined && field.format !== 'date')
    findings.push(errorAt(`${path}/x-initial`, 'wrong-field-type', { expected: 'date' }))
  return findings
}

const checkRange = (min: number | undefined, max: number | undefined, path: string): readonly Finding[] =>
  min !== undefined && max !== undefined && min > max ? [errorAt(path, 'empty-range', { min, max })] : []
