import type { Definition } from '@countersign/definition/definition'
import type { FieldValues } from '@countersign/definition/field'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Alert, Button, Space } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RoutePreview } from '../../features/definitions/route-preview.tsx'
import { meQuery } from '../../features/session/get-me.ts'
import { SignInAgain } from '../../features/session/sign-in-again.tsx'
import { refreshRequests } from '../../shared/api/refresh.ts'
import type { RequestView } from '../../shared/api/views.ts'
import { DefinitionForm } from '../../shared/form/definition-form.tsx'
import { ErrorSummary } from '../../shared/form/error-summary.tsx'
import type { FormValues } from '../../shared/form/field-values.ts'
import { ReferenceNames } from '../../shared/form/reference-names.tsx'
import { useDefinitionForm } from '../../shared/form/use-definition-form.ts'
import { useKept } from '../../shared/kept/kept.tsx'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { DraftProblem, DraftStatus } from './draft-status.tsx'
import styles from './request-form.module.css'
import { requesterStep } from './requester-step.ts'
import { useDraft } from './use-draft.ts'
import { useRequestSending } from './use-request-sending.ts'

type Props = {
  readonly definition: Definition
  /** The draft or returned request being edited; null for a new one. */
  readonly request: RequestView | null
  /** An old request whose contents a new one begins with. */
  readonly old?: RequestView | null
  /** What a new form begins with, by field. */
  readonly initial?: FormValues
  /** What the ids among those stand for. */
  readonly references?: RequestView['references']
  /** The first change made a draft of a new request. */
  readonly onCreated?: (id: string) => void
  readonly children?: ReactNode
}

const isValues = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands in the form at first: what this person typed here and could not be saved, else what the request holds. */
const useInitialValues = (kept: ReturnType<typeof useKept>, { request, old, initial }: Props) =>
  useState(() => {
    if (old) return { values: old.fields, restored: false }
    const typed = kept.read()
    const restored = isValues(typed) && Object.keys(typed).length > 0
    return { values: restored ? typed : (request?.fields ?? initial ?? {}), restored }
  })[0]

/** The form with everything that hangs on its changes: what is kept here, the draft, the preview of the route. */
const useRequestForm = ({ definition, request, old, initial, onCreated }: Props) => {
  // A request shown here may have gone on elsewhere; the form goes on from what it was opened with.
  const [opened] = useState(request)
  const [id, setId] = useState(opened?.id ?? null)
  const kept = useKept(`form.${id ?? definition.key}`)
  const { values, restored } = useInitialValues(kept, {
    definition,
    request: opened,
    old: old ?? null,
    ...(initial && { initial }),
  })
  const state = useDefinitionForm(definition, requesterStep(definition, opened), 'fields')
  const [preview, setPreview] = useState<FieldValues>(() => (isValues(values) ? (values as FieldValues) : {}))
  const draft = useDraft({
    definition: definition.key,
    request: opened,
    form: state,
    onCreated: (created) => {
      // From now on what is typed belongs to this draft, not to the next new request.
      kept.clear()
      setId(created)
      onCreated?.(created)
    },
    onSaved: () => {
      // What does not fit its field is not saved: it stays here as it was typed.
      if (state.unfit().length === 0) kept.clear()
    },
  })
  const keep = useRef(() => kept.write(state.form.getFieldsValue(true)))
  keep.current = () => kept.write(state.form.getFieldsValue(true))
  useEffect(() => {
    if (id !== null && opened === null) keep.current()
  }, [id, opened])
  return {
    ...{ kept, values, restored, state, preview, draft },
    change: (next: FormValues): void => {
      kept.write(next)
      setPreview(state.filled())
      draft.saver.changed()
    },
    choose: async (keep: boolean): Promise<void> => {
      await draft.settle(keep)
      setPreview(state.filled())
    },
  }
}

/** The requester's form 申请表, with the route it would take beside it. */
export const RequestForm = (props: Props) => {
  const { definition, request, old, references = {}, children } = props
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { data: me } = useSuspenseQuery(meQuery())
  const { kept, values, restored, state, preview, draft, change, choose } = useRequestForm(props)
  const sending = useRequestSending({ definition: definition.key, form: state, draft, onSent: kept.clear })
  const saveNow = async (): Promise<void> => {
    if (!state.check(false)) return
    draft.saver.changed()
    if (await draft.saver.flush()) await refreshRequests()
  }
  return (
    <ReferenceNames value={request ?? old ?? { references, fileSizes: {} }}>
      <SignInAgain person={me.person.id} onSignedIn={() => void draft.saver.flush()} />
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
            <DraftProblem state={draft.state} onChoose={(keep) => void choose(keep)} />
            <Space wrap>
              <Button type="primary" size="large" loading={sending.submitting} onClick={sending.submit}>
                {t('action.submit')}
              </Button>
              <Button size="large" onClick={() => void saveNow()}>
                {t('action.saveDraft')}
              </Button>
              <DraftStatus state={draft.state} />
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
