import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReferenceControls } from '../../shared/form/reference-controls.tsx'
import { standaloneModel } from '../../shared/form/standalone-model.ts'
import { ActionDialog } from '../requests/action-dialog.tsx'
import { useRequestCommand } from '../requests/use-request-command.ts'
import { delegateTaskMutation, transferTaskMutation } from './hand-over.ts'
import { ReasonItem } from './reason-item.tsx'

type Props = {
  readonly task: string
  readonly how: 'transfer' | 'delegate'
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Gives one's task to a colleague: for good 转办, or for their advice 委派. */
export const HandOverDialog = ({ task, how, onClose, onDone }: Props) => {
  const { t } = useTranslation()
  const { person: Person } = useReferenceControls()
  const [to, setTo] = useState<string | undefined>(undefined)
  const [reason, setReason] = useState('')
  const { send, isPending, error } = useRequestCommand({
    mutation: how === 'transfer' ? transferTaskMutation() : delegateTaskMutation(),
    said: t(`handOver.${how}.done`),
    onDone: () => {
      onClose()
      onDone()
    },
  })
  return (
    <ActionDialog
      title={t(`handOver.${how}.title`)}
      confirm={t(`handOver.${how}.confirm`)}
      ready={to !== undefined}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => send({ task, to: to ?? '', ...(reason.trim() !== '' && { reason }) })}
    >
      <p>{t(`handOver.${how}.about`)}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('handOver.to')} htmlFor="hand-over-to" required>
          <Person
            id="hand-over-to"
            model={standaloneModel('person', t('handOver.to'))}
            onChange={setTo}
            {...(to !== undefined && { value: to })}
          />
        </Form.Item>
        <ReasonItem id="hand-over-reason" value={reason} onChange={setReason} />
      </Form>
    </ActionDialog>
  )
}
