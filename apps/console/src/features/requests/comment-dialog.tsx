import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReferenceControls } from '../../shared/form/reference-controls.tsx'
import { standaloneModel } from '../../shared/form/standalone-model.ts'
import { ActionDialog } from './action-dialog.tsx'
import { commentOnRequestMutation } from './comment-on-request.ts'
import type { DialogProps } from './dialog-props.ts'
import { useRequestCommand } from './use-request-command.ts'

export const CommentDialog = ({ request, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const { people: People } = useReferenceControls()
  const [text, setText] = useState('')
  const [mentions, setMentions] = useState<readonly string[]>([])
  const { send, isPending, error } = useRequestCommand({
    mutation: commentOnRequestMutation(),
    said: t('comment.done'),
    onDone: onClose,
  })
  return (
    <ActionDialog
      title={t('comment.title')}
      confirm={t('comment.confirm')}
      ready={text.trim() !== ''}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() =>
        send({ id: request.id, text, ...(mentions.length > 0 && { mentions: [...mentions] }) })
      }
    >
      <Form layout="vertical" component={false}>
        <Form.Item label={t('comment.text')} htmlFor="comment-text" required>
          <Input.TextArea
            id="comment-text"
            value={text}
            rows={4}
            maxLength={4000}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('comment.mentions')} htmlFor="comment-mentions">
          <People
            id="comment-mentions"
            model={standaloneModel('people', t('comment.mentions'))}
            value={mentions}
            onChange={(people) => setMentions(people ?? [])}
          />
        </Form.Item>
      </Form>
    </ActionDialog>
  )
}
