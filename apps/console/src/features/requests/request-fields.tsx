import type { Definition } from '@countersign/definition/definition'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../shared/api/views.ts'
import { FieldReading } from '../../shared/form/field-reading.tsx'
import { type FieldModel, readModel } from '../../shared/form/form-model.ts'
import { ReferenceNames } from '../../shared/form/reference-names.tsx'
import { useLanguage } from '../../shared/language/use-language.ts'
import { NewsMark } from '../../shared/ui/news-mark.tsx'
import type { ChangedValues } from './changed-values.ts'
import styles from './request-fields.module.css'

type Props = {
  readonly definition: Definition
  readonly request: RequestView
  /** Fields that stand elsewhere as controls. */
  readonly except?: readonly string[]
  /** What changed since the reader last looked. */
  readonly changed?: ChangedValues
}

const NONE: ChangedValues = new Map()

type BeforeProps = { readonly model: FieldModel; readonly before: unknown; readonly now: unknown }

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** What a field held before; of attachments, which have no names once they are gone, those that are new. */
const Before = ({ model, before, now }: BeforeProps) => {
  const { t } = useTranslation()
  if (model.kind === 'files') {
    const added = listOf(now).filter((id) => !listOf(before).includes(id))
    if (added.length === 0) return null
    return (
      <dd className={styles.before}>
        {t('news.added')} <FieldReading model={model} value={added} />
      </dd>
    )
  }
  return (
    <dd className={styles.before}>
      {t('news.before')} <FieldReading model={model} value={before} />
    </dd>
  )
}

const WIDE = ['multiline', 'choices', 'list', 'object', 'files']

/** The request's filled fields, as they are read. */
export const RequestFields = ({ definition, request, except = [], changed = NONE }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const models = useMemo(() => readModel(definition, language), [definition, language])
  const filled = models.filter(
    ({ name }) => (Object.hasOwn(request.fields, name) || changed.has(name)) && !except.includes(name),
  )
  return (
    <ReferenceNames value={request}>
      {filled.length === 0 && <p className={styles.none}>{t('request.noFields')}</p>}
      <dl className={styles.fields}>
        {filled.map((model) => (
          <div key={model.name} className={WIDE.includes(model.kind) ? styles.wide : styles.field}>
            <dt>
              {model.label} {changed.has(model.name) && <NewsMark>{t('news.changed')}</NewsMark>}
            </dt>
            <dd>
              <FieldReading model={model} value={request.fields[model.name]} />
            </dd>
            {changed.has(model.name) && (
              <Before model={model} before={changed.get(model.name)} now={request.fields[model.name]} />
            )}
          </div>
        ))}
      </dl>
    </ReferenceNames>
  )
}
