import type { Definition } from '@countersign/definition/definition'
import type { FieldValues } from '@countersign/definition/field'
import { Alert, Button, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RoutePreview } from '../../features/definitions/route-preview.tsx'
import type { RequestView } from '../../shared/api/views.ts'
import { DefinitionForm } from '../../shared/form/definition-form.tsx'
import { ErrorSummary } from '../../shared/form/error-summary.tsx'
import type { FormValues } from '../../shared/form/field-values.ts'
import { ReferenceNames } from '../../shared/form/reference-names.tsx'
import { useDefinitionForm } from '../../shared/form/use-definition-form.ts'
import { useKept } from '../../shared/kept/kept.tsx'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import styles from './request-form.module.css'
import { requesterStep } from './requester-step.ts'
import { useRequestSending } from './use-request-sending.ts'

type Props = {
  readonly definition: Definition
  /** The draft or returned request being edited; null for a new one. */
  readonly request: RequestView | null
  readonly children?: ReactNode
}

const isValues = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands in the form at first: what this person typed here before and never sent, else what the request holds. */
const useInitialValues = (kept: ReturnType<typeof useKept>, request: RequestView | null) =>
  useState(() => {
    const typed = kept.read()
    const restored = isValues(typed) && Object.keys(typed).length > 0
    return { values: restored ? typed : (request?.fields ?? {}), restored }
  })[0]

/** The requester's form 申请表, with the route it would take beside it. */
export const RequestForm = ({ definition, request, children }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const kept = useKept(`form.${request?.id ?? definition.key}`)
  const { values, restored } = useInitialValues(kept, request)
  const state = useDefinitionForm(definition, requesterStep(definition, request), 'fields')
  const [preview, setPreview] = useState<FieldValues>(() => (isValues(values) ? (values as FieldValues) : {}))
  const sending = useRequestSending({ definition, request, form: state, onSent: kept.clear })
  const change = (next: FormValues): void => {
    kept.write(next)
    setPreview(state.filled())
  }
  return (
    <ReferenceNames value={request?.references ?? {}}>
      <div className={styles.page}>
        <div className={styles.main}>
          {children}
          {restored && <Alert type="info" showIcon closable title={t('newRequest.restored')} />}
          <section aria-label={t('request.fields')} className={styles.card}>
            <ErrorSummary messages={state.messages} models={state.models} onFocus={state.focus} />
            <DefinitionForm
              form={state.form}
              name={state.name}
              models={state.models}
              values={values}
              onChange={change}
            />
          </section>
          <div className={styles.bar}>
            {sending.error !== null && state.messages.length === 0 && (
              <Alert type="error" showIcon role="alert" title={problemText(sending.error)} />
            )}
            <Space wrap>
              <Button type="primary" size="large" loading={sending.submitting} onClick={sending.submit}>
                {t('action.submit')}
              </Button>
              <Button size="large" loading={sending.saving} onClick={sending.save}>
                {t('action.saveDraft')}
              </Button>
            </Space>
          </div>
        </div>
        <aside className={styles.aside}>
          <RoutePreview definition={definition.key} fields={preview} />
        </aside>
      </div>
    </ReferenceNames>
  )
}
