import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReferenceControls } from '../../shared/form/reference-controls.tsx'
import { standaloneModel } from '../../shared/form/standalone-model.ts'
import { ActionDialog } from './action-dialog.tsx'
import { copyRequestMutation } from './copy-request.ts'
import type { DialogProps } from './dialog-props.ts'
import { useRequestCommand } from './use-request-command.ts'

export const CopyDialog = ({ request, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const { people: People } = useReferenceControls()
  const [to, setTo] = useState<readonly string[]>([])
  const { send, isPending, error } = useRequestCommand({
    mutation: copyRequestMutation(),
    said: t('cc.done'),
    onDone: onClose,
  })
  return (
    <ActionDialog
      title={t('cc.title')}
      confirm={t('cc.confirm')}
      ready={to.length > 0}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => send({ id: request.id, to: [...to] })}
    >
      <Form layout="vertical" component={false}>
        <Form.Item label={t('cc.to')} htmlFor="cc-to" required>
          <People
            id="cc-to"
            model={standaloneModel('people', t('cc.to'))}
            value={to}
            onChange={(people) => setTo(people ?? [])}
          />
        </Form.Item>
      </Form>
    </ActionDialog>
  )
}
