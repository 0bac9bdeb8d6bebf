import type { Definition } from '@countersign/definition/definition'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../shared/api/views.ts'
import { FieldReading } from '../../shared/form/field-reading.tsx'
import { readModel } from '../../shared/form/form-model.ts'
import { ReferenceNames } from '../../shared/form/reference-names.tsx'
import { useLanguage } from '../../shared/language/use-language.ts'
import styles from './request-fields.module.css'

type Props = {
  readonly definition: Definition
  readonly request: RequestView
  /** Fields that stand elsewhere as controls. */
  readonly except?: readonly string[]
}

const WIDE = ['multiline', 'choices', 'list', 'object', 'files']

/** The request's filled fields, as they are read. */
export const RequestFields = ({ definition, request, except = [] }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const models = useMemo(() => readModel(definition, language), [definition, language])
  const filled = models.filter(({ name }) => Object.hasOwn(request.fields, name) && !except.includes(name))
  return (
    <ReferenceNames value={request.references}>
      {filled.length === 0 && <p className={styles.none}>{t('request.noFields')}</p>}
      <dl className={styles.fields}>
        {filled.map((model) => (
          <div key={model.name} className={WIDE.includes(model.kind) ? styles.wide : styles.field}>
            <dt>{model.label}</dt>
            <dd>
              <FieldReading model={model} value={request.fields[model.name]} />
            </dd>
          </div>
        ))}
      </dl>
    </ReferenceNames>
  )
}
