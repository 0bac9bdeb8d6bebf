import { Alert, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useReturnFocus } from '../../shared/ui/use-return-focus.ts'

type Props = {
  readonly title: string
  readonly confirm: string
  readonly danger?: boolean
  /** False while something the action needs is missing. */
  readonly ready?: boolean
  readonly sending: boolean
  readonly error: unknown
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks for what an action needs and shows why it was refused. */
export const ActionDialog = ({ title, confirm, danger = false, ready = true, ...props }: Props) => {
  const { t } = useTranslation()
  useReturnFocus()
  const problemText = useProblemText()
  return (
    <Modal
      open
      title={title}
      okText={confirm}
      cancelText={t('action.cancel')}
      okButtonProps={{ danger, disabled: !ready }}
      confirmLoading={props.sending}
      onOk={props.onConfirm}
      onCancel={props.onClose}
    >
      {props.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={problemText(props.error)}
          style={{ marginBottom: 12 }}
        />
      )}
      {props.children}
    </Modal>
  )
}
