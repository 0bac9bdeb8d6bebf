import type { Definition, Option } from '@countersign/definition/definition'
import type { Field, ScalarField } from '@countersign/definition/field'
import { formPermission, type ResolvedStep, requiredFields } from '@countersign/definition/steps'
import { type Language, labelText } from '../language/languages.ts'

/** What a field is to the person who fills it; each kind has one control. */
export type FieldKind =
  | 'text'
  | 'multiline'
  | 'money'
  | 'number'
  | 'scale'
  | 'boolean'
  | 'date'
  | 'date-time'
  | 'choice'
  | 'choices'
  | 'texts'
  | 'account'
  | 'person'
  | 'people'
  | 'department'
  | 'departments'
  | 'file'
  | 'files'
  | 'object'
  | 'list'

type FieldChoice = { readonly value: string; readonly label: string }

/** One field of a form, in the reader's language, ready to be drawn. */
export type FieldModel = {
  readonly name: string
  readonly kind: FieldKind
  readonly label: string
  readonly help: string | null
  readonly required: boolean
  readonly editable: boolean
  readonly unit: string | null
  readonly minimum: number | null
  readonly maximum: number | null
  readonly maxLength: number | null
  readonly maxItems: number | null
  readonly choices: readonly FieldChoice[]
  /** The columns of a list of objects, or the members of an object. */
  readonly columns: readonly FieldModel[]
}

/** Up to this many choices stand on the page; a longer list 目录 opens to be searched. */
const SHOWN_AT_ONCE = { choice: 5, choices: 24 } as const

/** True where every choice is in sight, as a group of boxes or buttons. */
export const showsEveryChoice = ({ kind, choices }: FieldModel): boolean =>
  (kind === 'choice' || kind === 'choices') && choices.length <= SHOWN_AT_ONCE[kind]

type Naming = { readonly name: string; readonly language: Language; readonly options: Options }
type Options = Readonly<Record<string, readonly Option[]>>

/** A scale such as satisfaction 1 to 5 is chosen, not typed; longer ranges are typed. */
const LONGEST_SCALE = 10

const isScale = ({ minimum, maximum }: ScalarField): boolean =>
  minimum !== undefined && maximum !== undefined && maximum > minimum && maximum - minimum < LONGEST_SCALE

const scalarKind = (field: ScalarField): FieldKind => {
  if (field['x-ref'] !== undefined) return field['x-ref']
  if (field.type === 'boolean') return 'boolean'
  if (field.type === 'integer' && field['x-unit'] === 'fen') return 'money'
  if (field['x-options'] !== undefined || field.enum !== undefined) return 'choice'
  if (field.type === 'integer' && isScale(field)) return 'scale'
  if (field.type !== 'string') return 'number'
  if (field.format === 'date' || field.format === 'date-time') return field.format
  return field['x-multiline'] === true ? 'multiline' : 'text'
}

const LIST_KINDS: Partial<Record<FieldKind, FieldKind>> = {
  choice: 'choices',
  person: 'people',
  department: 'departments',
  file: 'files',
}

const kindOf = (field: Field): FieldKind => {
  if (field.type === 'object') return 'object'
  if (field.type !== 'array') return scalarKind(field)
  return field.items.type === 'object' ? 'list' : (LIST_KINDS[scalarKind(field.items)] ?? 'texts')
}

/** The legal values: of an option list, with their labels, or of an enumeration, which has none. */
const choicesOf = (field: Field, { options, language }: Naming): readonly FieldChoice[] => {
  const scalar = field.type === 'array' ? field.items : field
  const list = field['x-options'] ?? scalar['x-options']
  if (list !== undefined)
    return (options[list] ?? []).map(({ value, label }) => ({ value, label: labelText(label, language) }))
  return scalar.type === 'object' ? [] : (scalar.enum ?? []).map((value) => ({ value, label: value }))
}

const columnsOf = (field: Field, naming: Naming, editable: boolean): readonly FieldModel[] => {
  const object = field.type === 'array' ? field.items : field
  if (object.type !== 'object') return []
  return Object.entries(object.properties).map(([name, column]) =>
    fieldModel(column, { ...naming, name }, { editable, required: object.required?.includes(name) ?? false }),
  )
}

const fieldModel = (
  field: Field,
  naming: Naming,
  state: { readonly required: boolean; readonly editable: boolean },
): FieldModel => {
  const label = field['x-label']
  const help = field['x-help']
  const unit = field['x-unit']
  const scalar = field.type === 'array' || field.type === 'object' ? null : field
  return {
    name: naming.name,
    kind: kindOf(field),
    label: label === undefined ? naming.name : labelText(label, naming.language),
    help: help === undefined ? null : labelText(help, naming.language),
    required: state.required,
    editable: state.editable,
    unit: unit === undefined || unit === 'fen' ? null : unit,
    minimum: scalar?.minimum ?? null,
    maximum: scalar?.maximum ?? null,
    maxLength: scalar?.maxLength ?? null,
    maxItems: field.type === 'array' ? (field.maxItems ?? null) : null,
    choices: choicesOf(field, naming),
    columns: columnsOf(field, naming, state.editable),
  }
}

/** The fields that a step's form shows 表单, in the definition's order; hidden ones are left out. */
export const formModel = (
  definition: Definition,
  step: ResolvedStep,
  language: Language,
): readonly FieldModel[] => {
  const required = new Set(requiredFields(definition, step))
  return Object.entries(definition.fields.properties).flatMap(([name, field]) => {
    const permission = formPermission(step, name)
    if (permission === 'hidden') return []
    const naming = { name, language, options: definition.options ?? {} }
    return fieldModel(field, naming, { required: required.has(name), editable: permission !== 'read' })
  })
}

/** Every field of a definition as it is read, whichever step it belongs to. */
export const readModel = (definition: Definition, language: Language): readonly FieldModel[] =>
  Object.entries(definition.fields.properties).map(([name, field]) =>
    fieldModel(
      field,
      { name, language, options: definition.options ?? {} },
      { required: false, editable: false },
    ),
  )
