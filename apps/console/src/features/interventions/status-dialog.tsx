import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReasonItem } from '../approvals/reason-item.tsx'
import { ActionDialog } from '../requests/action-dialog.tsx'
import type { DialogProps } from '../requests/dialog-props.ts'
import { useRequestCommand } from '../requests/use-request-command.ts'
import { BeforeAfter } from './before-after.tsx'
import { resumeMutation, suspendMutation, terminateMutation } from './intervene.ts'

const MUTATIONS = { suspend: suspendMutation, resume: resumeMutation, terminate: terminateMutation } as const
const AFTER = { suspend: 'suspended', resume: 'running', terminate: 'terminated' } as const

type Props = DialogProps & { readonly verb: keyof typeof MUTATIONS }

/** Suspends 挂起, resumes 恢复 or ends 终止 a request, with a reason. */
export const StatusDialog = ({ request, verb, onClose }: Props) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const { send, isPending, error } = useRequestCommand({
    mutation: MUTATIONS[verb](),
    said: t(`intervene.${verb}.done`),
    onDone: onClose,
  })
  return (
    <ActionDialog
      title={t(`action.${verb}`)}
      confirm={t(`action.${verb}`)}
      danger={verb === 'terminate'}
      ready={reason.trim() !== ''}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => send({ id: request.id, reason })}
    >
      <p>{t(`intervene.${verb}.about`)}</p>
      <BeforeAfter before={t(`status.${request.status}`)} after={t(`status.${AFTER[verb]}`)} />
      <Form layout="vertical" component={false}>
        <ReasonItem id="intervene-reason" value={reason} required onChange={setReason} />
      </Form>
    </ActionDialog>
  )
}
