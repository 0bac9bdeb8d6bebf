import { Form, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReferenceControls } from '../../shared/form/reference-controls.tsx'
import { standaloneModel } from '../../shared/form/standalone-model.ts'
import { ActionDialog } from '../requests/action-dialog.tsx'
import { useRequestCommand } from '../requests/use-request-command.ts'
import { addParticipantsMutation } from './hand-over.ts'
import { ReasonItem } from './reason-item.tsx'

const WHERE = ['before', 'beside', 'after'] as const

type Props = { readonly task: string; readonly onClose: () => void; readonly onDone: () => void }

/** Adds participants 加签: before, beside or after oneself. */
export const AddParticipantsDialog = ({ task, onClose, onDone }: Props) => {
  const { t } = useTranslation()
  const { people: People } = useReferenceControls()
  const [to, setTo] = useState<readonly string[]>([])
  const [where, setWhere] = useState<(typeof WHERE)[number]>('beside')
  const [reason, setReason] = useState('')
  const { send, isPending, error } = useRequestCommand({
    mutation: addParticipantsMutation(),
    said: t('add.done'),
    onDone: () => {
      onClose()
      // Whoever was added before answers first: the task is somebody else's for now.
      if (where === 'before') onDone()
    },
  })
  return (
    <ActionDialog
      title={t('add.title')}
      confirm={t('add.confirm')}
      ready={to.length > 0}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => send({ task, to: [...to], where, ...(reason.trim() !== '' && { reason }) })}
    >
      <Form layout="vertical" component={false}>
        <Form.Item label={t('add.where')} htmlFor="">
          <Radio.Group
            aria-label={t('add.where')}
            value={where}
            options={WHERE.map((value) => ({ value, label: t(`add.${value}`) }))}
            onChange={(event) => setWhere(event.target.value)}
          />
        </Form.Item>
        <p>{t(`add.about.${where}`)}</p>
        <Form.Item label={t('add.to')} htmlFor="add-to" required>
          <People
            id="add-to"
            model={standaloneModel('people', t('add.to'))}
            value={to}
            onChange={(people) => setTo(people ?? [])}
          />
        </Form.Item>
        <ReasonItem id="add-reason" value={reason} onChange={setReason} />
      </Form>
    </ActionDialog>
  )
}
