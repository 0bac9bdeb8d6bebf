import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../language/languages.ts'
import { useLanguage } from '../language/use-language.ts'
import { formatYuan } from '../money/money.ts'
import { formatDate, formatInstant } from '../time/instant.ts'
import styles from './field-reading.module.css'
import type { FieldModel } from './form-model.ts'
import { type ReferenceControls, useReferenceControls } from './reference-controls.tsx'

type Props = { readonly model: FieldModel; readonly value: unknown }

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const choiceLabel = (model: FieldModel, value: unknown): string =>
  model.choices.find((choice) => choice.value === value)?.label ?? String(value)

const written = (model: FieldModel, value: unknown, language: Language): string => {
  if (model.kind === 'money' && typeof value === 'number') return formatYuan(value)
  if (model.kind === 'date') return formatDate(String(value), language)
  if (model.kind === 'date-time') return formatInstant(String(value), language)
  if (model.kind === 'scale') return `${String(value)} / ${model.maximum}`
  return model.unit === null ? String(value) : `${String(value)} ${model.unit}`
}

const reference = (model: FieldModel, reading: ReferenceControls['reading']) => {
  if (model.kind === 'account') return reading.account
  if (model.kind === 'person' || model.kind === 'people') return reading.person
  if (model.kind === 'department' || model.kind === 'departments') return reading.department
  return model.kind === 'file' || model.kind === 'files' ? reading.file : null
}

const Items = ({
  values,
  children,
}: {
  readonly values: readonly unknown[]
  readonly children: (value: unknown) => ReactNode
}) => (
  <ul className={styles.items}>
    {values.map((value, index) => (
      <li key={index}>{children(value)}</li>
    ))}
  </ul>
)

const Row = ({ model, value }: Props) => (
  <dl className={styles.row}>
    {model.columns.map((column) => (
      <Fragment key={column.name}>
        <dt>{column.label}</dt>
        <dd>
          <FieldReading model={column} value={isRow(value) ? value[column.name] : undefined} />
        </dd>
      </Fragment>
    ))}
  </dl>
)

/** A field's value as it is read; what is not filled says so. */
export const FieldReading = ({ model, value }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const Reference = reference(model, useReferenceControls().reading)
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className={styles.empty}>{t('form.notFilled')}</span>
  if (Reference !== null && Array.isArray(value))
    return <Items values={value}>{(item) => <Reference value={String(item)} />}</Items>
  if (Reference !== null) return <Reference value={String(value)} />
  if (model.kind === 'choices' && Array.isArray(value))
    return <Items values={value}>{(item) => choiceLabel(model, item)}</Items>
  if (model.kind === 'choice') return choiceLabel(model, value)
  if (model.kind === 'boolean') return t(value === true ? 'form.yes' : 'form.no')
  if (model.kind === 'object') return <Row model={model} value={value} />
  if (model.kind === 'list' && Array.isArray(value))
    return <Items values={value}>{(item) => <Row model={model} value={item} />}</Items>
  if (Array.isArray(value)) return <Items values={value}>{(item) => String(item)}</Items>
  return <span className={styles.text}>{written(model, value, language)}</span>
}
