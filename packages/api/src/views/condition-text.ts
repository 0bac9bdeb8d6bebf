import type { Definition } from '@countersign/definition/definition'
import {
  type ConditionSubject,
  type Explanation,
  explainCondition,
  oppositeOf,
} from '@countersign/definition/explain-condition'
import type { Field, FieldValue, FieldValues } from '@countersign/definition/field'
import { stepsOf } from '@countersign/definition/steps'
import { tableOf } from '@countersign/definition/table-condition'
import type { Organisation } from '@countersign/runtime/organisation'
import { hasText, type Reader, text } from '@countersign/texts/text'

/** What a condition is told with: whose form it is about, who reads, and the values that reader may see. */
export type Told = {
  readonly reader: Reader
  readonly definition: Definition
  readonly organisation: Pick<Organisation, 'people' | 'departments'>
  readonly fields: FieldValues
}

type Test = Extract<Explanation, { kind: 'test' }>

/**
 * A condition in words, as it came out: "服务内容包含“特殊的付款方式”", or "服务内容不含…" where it does not hold. Null for
 * a condition that computes.
 */
export const conditionText = (told: Told, source: string, holds: boolean): string | null => {
  const table = tableOf(source)
  if (table !== null) return tableText(told, table, holds)
  const explanation = explainCondition(source)
  if (explanation === null) return null
  return sentence(told, holds ? explanation : oppositeOf(explanation))
}

/** "Decision table X answers Y", with the values it was asked with as far as they are fields of the form. */
const tableText = (
  told: Told,
  { table: key, equals }: NonNullable<ReturnType<typeof tableOf>>,
  holds: boolean,
) => {
  const table = told.definition.tables?.[key]
  const inputs = (table?.inputs ?? []).flatMap(({ title, value }) => {
    const subject: ConditionSubject = { path: value.split('.'), measure: 'value' }
    const present = subject.path[0] === 'fields' ? told.fields[subject.path[1] ?? ''] : undefined
    if (present === undefined || present === null || typeof present === 'object') return []
    const name = title === undefined ? subjectText(told, subject) : labelIn(told, title)
    return [
      text(told.reader, ['condition', 'is'], { subject: name, values: valueText(told, subject, present) }),
    ]
  })
  const said = text(told.reader, ['condition', holds ? 'table' : 'table-not'], {
    table: table?.title === undefined ? key : labelIn(told, table.title),
    answer: equals,
  })
  const separator = text(told.reader, ['condition', 'and'])
  return inputs.length === 0
    ? said
    : text(told.reader, ['condition', 'table-given'], { said, inputs: inputs.join(separator) })
}

const sentence = (told: Told, explanation: Explanation): string => {
  if (explanation.kind === 'test') return testText(told, explanation)
  const joint = text(told.reader, ['condition', explanation.kind === 'all' ? 'and' : 'or'])
  return explanation.parts.map((part) => sentence(told, part)).join(joint)
}

const testText = (told: Told, { relation, subject, values }: Test): string => {
  const { reader } = told
  const name = subjectText(told, subject)
  const [only] = values
  if (only === true && values.length === 1 && (relation === 'is' || relation === 'is-not'))
    return text(reader, ['condition', relation === 'is' ? 'yes' : 'no'], { subject: name })
  const named = values.map((value) => valueText(told, subject, value))
  const said = text(reader, ['condition', relation], {
    subject: name,
    values: named.join(text(reader, ['condition', 'or-value'])),
  })
  const present = presentValue(told, subject)
  return present === null ? said : text(reader, ['condition', 'now'], { said, value: present })
}

const labelIn = ({ reader }: Told, label: { readonly zh: string; readonly en: string }): string =>
  reader.language === 'en' ? label.en : label.zh

const fieldOf = ({ definition }: Told, { path }: ConditionSubject): Field | undefined =>
  path[0] === 'fields' ? definition.fields.properties[path[1] ?? ''] : undefined

const subjectText = (told: Told, subject: ConditionSubject): string => {
  const plain = pathText(told, subject)
  return subject.measure === 'size' ? text(told.reader, ['condition', 'size'], { subject: plain }) : plain
}

const pathText = (told: Told, subject: ConditionSubject): string => {
  const [root = '', name = '', member = ''] = subject.path
  if (root === 'steps') {
    const title = stepsOf(told.definition).get(name)?.title
    const step = title ? labelIn(told, title) : name
    const code = `steps-${member}`
    return hasText('condition', code) ? text(told.reader, ['condition', code], { step }) : step
  }
  const label = fieldOf(told, subject)?.['x-label']
  if (label !== undefined) return labelIn(told, label)
  const code = `${root}-${name}`
  return hasText('condition', code) ? text(told.reader, ['condition', code]) : name
}

/** How the value stands now, where a comparison of numbers leaves that open. */
const presentValue = (told: Told, subject: ConditionSubject): string | null => {
  const value = subject.path[0] === 'fields' ? told.fields[subject.path[1] ?? ''] : undefined
  if (subject.measure === 'size' || subject.path.length !== 2 || typeof value !== 'number') return null
  return valueText(told, subject, value)
}

const valueText = (told: Told, subject: ConditionSubject, value: FieldValue): string => {
  if (typeof value === 'number') return numberText(told, subject, value)
  if (typeof value !== 'string') return String(value)
  const name = nameOf(told, subject, value)
  return name ?? text(told.reader, ['condition', 'quoted'], { value: optionText(told, subject, value) })
}

const numberText = (told: Told, subject: ConditionSubject, value: number): string => {
  const unit = subject.measure === 'value' ? fieldOf(told, subject)?.['x-unit'] : undefined
  const language = told.reader.language
  if (unit === 'fen')
    return new Intl.NumberFormat(language, { style: 'currency', currency: 'CNY' }).format(value / 100)
  const number = new Intl.NumberFormat(language).format(value)
  return unit === undefined ? number : `${number} ${unit}`
}

/** Ranks, departments, people and outcomes have names of their own; null for any other text. */
const nameOf = (told: Told, subject: ConditionSubject, value: string): string | null => {
  const { reader, organisation } = told
  const [root, name, member] = subject.path
  const field = fieldOf(told, subject)
  const reference = field?.type === 'array' ? field.items['x-ref'] : field?.['x-ref']
  if (root === 'requester' && name === 'rank' && hasText('rank', value)) return text(reader, ['rank', value])
  if (reference === 'department' || (name === 'department' && root !== 'fields')) {
    const department = organisation.departments.get(value)
    return department === undefined ? null : labelIn(told, department.name)
  }
  if (reference === 'person' || (root === 'requester' && name === 'id'))
    return organisation.people.get(value)?.name ?? null
  if (root === 'steps' && member === 'outcome' && hasText('outcome', value))
    return text(reader, ['outcome', value])
  return null
}

const optionText = (told: Told, subject: ConditionSubject, value: string): string => {
  const field = fieldOf(told, subject)
  const list = field?.type === 'array' ? field.items['x-options'] : field?.['x-options']
  const options = list === undefined ? undefined : told.definition.options?.[list]
  const label = options?.find((option) => option.value === value)?.label
  return label === undefined ? value : labelIn(told, label)
}
