import { ACCOUNT_STANDINGS } from './account-standing.ts'
import type { Definition } from './definition.ts'
import type { Field, ScalarField } from './field.ts'
import { RANKS } from './rank.ts'
import { stepsOf } from './steps.ts'

/**
 * What a condition may name, as one tree: the fields of the form and the four roots beside them. The checker walks it,
 * the CEL environment is registered from it, and values are turned into CEL values along it.
 */
export type Shape = ScalarShape | ListShape | ObjectShape
export type ScalarShape = {
  readonly kind: 'scalar'
  readonly type: 'string' | 'int' | 'double' | 'bool'
  /** The only values it can have, where they are known: a comparison with another one is a mistake. */
  readonly among: readonly string[] | null
}
type ListShape = { readonly kind: 'list'; readonly item: ScalarShape | ObjectShape }
export type ObjectShape = {
  readonly kind: 'object'
  /** Its name as a CEL type. Numbered, because the library keeps every type name it ever saw. */
  readonly name: string
  readonly properties: ReadonlyMap<string, Shape>
  readonly required: ReadonlySet<string>
  /** The class whose instances the library takes for this type; instances inherit nothing else. */
  readonly make: new () => Record<string, unknown>
}

/** The roots by the name they have in a condition. */
export type ConditionShapes = {
  readonly fields: ObjectShape
  readonly requester: ObjectShape
  readonly account: ObjectShape
  readonly steps: ObjectShape
}
export type Root = keyof ConditionShapes

const objectShape = (
  name: string,
  properties: readonly (readonly [string, Shape])[],
  required: readonly string[],
): ObjectShape => {
  const make = class {
    [name: string]: unknown
  }
  Object.setPrototypeOf(make.prototype, null)
  return { kind: 'object', name, properties: new Map(properties), required: new Set(required), make }
}

const scalar = (type: ScalarShape['type'], among: readonly string[] | null = null): ScalarShape => ({
  kind: 'scalar',
  type,
  among,
})

const SCALARS = { string: 'string', integer: 'int', number: 'double', boolean: 'bool' } as const

const scalarShape = (field: ScalarField, definition: Definition): ScalarShape => {
  const list = field['x-options']
  const options = list === undefined ? undefined : definition.options?.[list]?.map((option) => option.value)
  return scalar(SCALARS[field.type], field.enum ?? options ?? null)
}

const fieldShape = (field: Field, definition: Definition, nextName: () => string): Shape => {
  if (field.type === 'array') {
    const item = fieldShape(field.items, definition, nextName)
    if (item.kind === 'list') throw new Error('A list of lists is not in the language')
    return { kind: 'list', item }
  }
  if (field.type !== 'object') return scalarShape(field, definition)
  const properties = Object.entries(field.properties).map(
    ([name, property]) => [name, scalarShape(property, definition)] as const,
  )
  return objectShape(nextName(), properties, field.required ?? [])
}

const stepsShape = (definition: Definition): ObjectShape => {
  const steps = [...stepsOf(definition).values()].map((step, index) => {
    const properties = [
      ['outcome', scalar('string', ['', ...step.outcomes])],
      ['visits', scalar('int')],
      ['decidedBy', { kind: 'list', item: scalar('string') }],
    ] as const
    return [step.key, objectShape(`Step${index}`, properties, ['outcome', 'visits', 'decidedBy'])] as const
  })
  return objectShape(
    'Steps',
    steps,
    steps.map(([key]) => key),
  )
}

/** The names a definition's conditions may use. */
export const conditionShapes = (definition: Definition): ConditionShapes => {
  let count = 0
  const nextName = (): string => `Object${count++}`
  const fields = Object.entries(definition.fields.properties).map(
    ([name, field]) => [name, fieldShape(field, definition, nextName)] as const,
  )
  return {
    fields: objectShape('Fields', fields, []),
    requester: objectShape(
      'Requester',
      [
        ['id', scalar('string')],
        ['rank', scalar('string', RANKS)],
        ['department', scalar('string')],
      ],
      ['id', 'rank', 'department'],
    ),
    account: objectShape(
      'Account',
      [
        ...['id', 'number', 'name', 'owner', 'department'].map((name) => [name, scalar('string')] as const),
        ['standing', scalar('string', ACCOUNT_STANDINGS)],
        ['target', scalar('bool')],
      ],
      ['id', 'number', 'name', 'department', 'standing', 'target'],
    ),
    steps: stepsShape(definition),
  }
}

/** The CEL name of a shape's type, as in `list<string>`. */
export const celType = (shape: Shape): string => {
  if (shape.kind === 'scalar') return shape.type
  return shape.kind === 'list' ? `list<${celType(shape.item)}>` : shape.name
}

/** A JSON value as CEL reads it: integers as BigInt, objects as instances, what is null or absent left out. */
const toCel = (shape: Shape, value: unknown): unknown => {
  if (value === null || value === undefined) return undefined
  if (shape.kind === 'scalar')
    return shape.type === 'int' && Number.isSafeInteger(value) ? BigInt(value as number) : value
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) return value
    return shape.item.kind === 'scalar' && shape.item.type !== 'int'
      ? value
      : value.map((item) => toCel(shape.item, item))
  }
  return typeof value === 'object'
    ? objectToCel(shape, value as Record<string, unknown>, shape.properties.keys())
    : value
}

/** An object as CEL reads it, with the properties named only: a condition pays for what it reads. */
export const objectToCel = (
  shape: ObjectShape,
  value: Readonly<Record<string, unknown>>,
  names: Iterable<string>,
): object => {
  const made = new shape.make()
  for (const name of names) {
    const property = shape.properties.get(name)
    if (property === undefined || !Object.hasOwn(value, name)) continue
    const converted = toCel(property, value[name])
    if (converted !== undefined) made[name] = converted
  }
  return made
}
