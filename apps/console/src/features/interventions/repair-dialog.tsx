import { stepsOf } from '@countersign/definition/steps'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { termsOf } from '../../shared/definition/terms.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { ReasonItem } from '../approvals/reason-item.tsx'
import { ActionDialog } from '../requests/action-dialog.tsx'
import type { DialogProps } from '../requests/dialog-props.ts'
import { useRequestCommand } from '../requests/use-request-command.ts'
import { BeforeAfter } from './before-after.tsx'
import { repairMutation } from './intervene.ts'

/** Moves 修复 a request to a step; past an approval only when a second administrator asks for the same. */
export const RepairDialog = ({ request, definition, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const terms = termsOf(definition, useLanguage())
  const [to, setTo] = useState(request.proposedRepair?.to ?? '')
  const [reason, setReason] = useState('')
  const { send, isPending, error } = useRequestCommand({
    mutation: repairMutation(),
    said: t('intervene.repair.done'),
    onDone: onClose,
  })
  const here = request.steps.map(({ id }) => terms.step(id)).join(t('list.separator'))
  return (
    <ActionDialog
      title={t('action.repair')}
      confirm={t('action.repair')}
      ready={to !== '' && reason.trim() !== ''}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => send({ id: request.id, to, reason })}
    >
      <p>{t('intervene.repair.about')}</p>
      {request.proposedRepair !== null && (
        <p>
          {t('intervene.repair.proposed', {
            name: request.proposedRepair.by.name,
            step: terms.step(request.proposedRepair.to),
          })}
        </p>
      )}
      <Form layout="vertical" component={false}>
        <Form.Item label={t('intervene.repair.to')} htmlFor="repair-to" required>
          <Select
            id="repair-to"
            value={to === '' ? null : to}
            options={[...stepsOf(definition).keys()].map((id) => ({ value: id, label: terms.step(id) }))}
            onChange={(step: string | null) => setTo(step ?? '')}
          />
        </Form.Item>
        {to !== '' && <BeforeAfter before={here} after={terms.step(to)} />}
        <ReasonItem id="repair-reason" value={reason} required onChange={setReason} />
      </Form>
    </ActionDialog>
  )
}
