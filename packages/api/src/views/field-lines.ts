import type { Definition } from '@countersign/definition/definition'
import type { Field, FieldValue, ScalarField } from '@countersign/definition/field'
import type { Label } from '@countersign/definition/label'
import { type Reader, text } from '@countersign/texts/text'
import { dateText, instantText } from './instant-text.ts'

/** What a value is read with: the definition's lists of options, and what the ids in it stand for. */
export type FieldReading = {
  readonly reader: Reader
  readonly definition: Definition
  readonly names: Readonly<Record<string, string>>
}

export const labelIn = ({ language }: Reader, label: Label): string =>
  language === 'en' ? label.en : label.zh

/** A field's value in words, a line for each thing in it; a row of a list is one line with its columns by label. */
export const fieldLines = (reading: FieldReading, field: Field, value: FieldValue): readonly string[] => {
  if (value === null) return []
  if (field.type === 'object') return [rowText(reading, field, value)]
  if (field.type !== 'array') return [scalarText(reading, field, value)]
  if (!Array.isArray(value)) return [String(value)]
  const { items } = field
  // A list may name its options itself or leave that to its items.
  const list = field['x-options']
  return value.map((item: FieldValue) => {
    if (items.type === 'object') return rowText(reading, items, item)
    return scalarText(reading, list === undefined ? items : { ...items, 'x-options': list }, item)
  })
}

type Row = { readonly properties: Readonly<Record<string, ScalarField>> }

const isRow = (value: FieldValue): value is { readonly [name: string]: FieldValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const rowText = (reading: FieldReading, { properties }: Row, value: FieldValue): string => {
  if (!isRow(value)) return String(value)
  const { reader } = reading
  const cells = Object.entries(properties).flatMap(([name, column]) => {
    const cell = value[name]
    if (cell === undefined || cell === null || cell === '') return []
    const label = column['x-label'] === undefined ? name : labelIn(reader, column['x-label'])
    return [text(reader, ['sheet', 'cell'], { label, value: scalarText(reading, column, cell) })]
  })
  return cells.join(text(reader, ['sheet', 'between-cells']))
}

const scalarText = (reading: FieldReading, field: ScalarField, value: FieldValue): string => {
  const { reader, names } = reading
  if (typeof value === 'boolean') return text(reader, ['sheet', value ? 'yes' : 'no'])
  if (typeof value === 'number') return numberText(reader, field, value)
  if (typeof value !== 'string') return JSON.stringify(value)
  if (field['x-ref'] !== undefined) return names[value] ?? value
  if (field.format === 'date') return dateText(reader, value)
  if (field.format === 'date-time') return instantText(reader, value)
  return optionText(reading, field, value)
}

const numberText = ({ language }: Reader, field: ScalarField, value: number): string => {
  const unit = field['x-unit']
  if (unit === 'fen')
    return new Intl.NumberFormat(language, { style: 'currency', currency: 'CNY' }).format(value / 100)
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(value)
  return unit === undefined ? number : `${number} ${unit}`
}

const optionText = ({ reader, definition }: FieldReading, field: ScalarField, value: string): string => {
  const list = field['x-options']
  const options = list === undefined ? undefined : definition.options?.[list]
  const label = options?.find((option) => option.value === value)?.label
  return label === undefined ? value : labelIn(reader, label)
}
