import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionDialog } from './action-dialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { useRequestCommand } from './use-request-command.ts'
import { withdrawRequestMutation } from './withdraw-request.ts'

export const WithdrawDialog = ({ request, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const { send, isPending, error } = useRequestCommand({
    mutation: withdrawRequestMutation(),
    said: t('withdraw.done'),
    onDone: onClose,
  })
  return (
    <ActionDialog
      title={t('withdraw.title')}
      confirm={t('withdraw.confirm')}
      danger
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => send({ id: request.id, ...(reason.trim() !== '' && { reason }) })}
    >
      <p>{t('withdraw.about')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('withdraw.reason')} htmlFor="withdraw-reason">
          <Input.TextArea
            id="withdraw-reason"
            value={reason}
            rows={3}
            maxLength={4000}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActionDialog>
  )
}
