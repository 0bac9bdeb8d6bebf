import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { termsOf } from '../../shared/definition/terms.ts'
import { useReferenceControls } from '../../shared/form/reference-controls.tsx'
import { standaloneModel } from '../../shared/form/standalone-model.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { ReasonItem } from '../approvals/reason-item.tsx'
import { ActionDialog } from '../requests/action-dialog.tsx'
import type { DialogProps } from '../requests/dialog-props.ts'
import { useRequestCommand } from '../requests/use-request-command.ts'
import { reassignMutation } from './intervene.ts'

/** Gives the open work of a step 改派 to others, with a reason. */
export const ReassignDialog = ({ request, definition, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const terms = termsOf(definition, useLanguage())
  const { people: People } = useReferenceControls()
  const [step, setStep] = useState(request.steps[0]?.id ?? '')
  const [to, setTo] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const { send, isPending, error } = useRequestCommand({
    mutation: reassignMutation(),
    said: t('intervene.reassign.done'),
    onDone: onClose,
  })
  const now = (request.steps.find(({ id }) => id === step)?.participants ?? []).map(({ name }) => name)
  return (
    <ActionDialog
      title={t('action.reassign')}
      confirm={t('action.reassign')}
      ready={to.length > 0 && reason.trim() !== ''}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => send({ id: request.id, step, to: [...to], reason })}
    >
      <p>{t('intervene.reassign.about')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('intervene.step')} htmlFor="reassign-step">
          <Select
            id="reassign-step"
            value={step}
            options={request.steps.map(({ id }) => ({ value: id, label: terms.step(id) }))}
            onChange={setStep}
          />
        </Form.Item>
        <p>
          {t('intervene.now', {
            people: now.length === 0 ? t('intervene.nobody') : now.join(t('list.separator')),
          })}
        </p>
        <Form.Item label={t('intervene.to')} htmlFor="reassign-to" required>
          <People
            id="reassign-to"
            model={standaloneModel('people', t('intervene.to'))}
            value={to}
            onChange={(people) => setTo(people ?? [])}
          />
        </Form.Item>
        <ReasonItem id="reassign-reason" value={reason} required onChange={setReason} />
      </Form>
    </ActionDialog>
  )
}
