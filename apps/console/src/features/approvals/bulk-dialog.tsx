import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommandKey } from '../../shared/api/command-key.ts'
import { refreshRequests } from '../../shared/api/refresh.ts'
import type { TaskItem } from '../../shared/api/views.ts'
import { formatYuan } from '../../shared/money/money.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useReturnFocus } from '../../shared/ui/use-return-focus.ts'
import { approveTasksMutation } from './approve-tasks.ts'
import styles from './bulk.module.css'

type Props = {
  readonly tasks: readonly TaskItem[]
  /** Told whether anything was sent. */
  readonly onClose: (sent: boolean) => void
}

type ListProps = {
  readonly tasks: readonly TaskItem[]
  /** What became of each; null before anything was sent. */
  readonly problems: ReadonlyMap<string, string | null> | null
}

const Tasks = ({ tasks, problems }: ListProps) => {
  const { t } = useTranslation()
  return (
    <ul className={styles.tasks}>
      {tasks.map(({ id, title, number, amount }) => {
        const problem = problems?.get(id)
        return (
          <li key={id}>
            <span className={styles.task}>
              {title} · {number}
            </span>
            <span>{amount === null ? null : formatYuan(amount)}</span>
            {problems !== null && (
              <span className={problem ? styles.refused : styles.approved}>{problem ?? t('bulk.done')}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What is approved, with which opinion; afterwards what became of each. */
export const BulkDialog = ({ tasks, onClose }: Props) => {
  const { t } = useTranslation()
  useReturnFocus()
  const problemText = useProblemText()
  const keyFor = useCommandKey()
  const [opinion, setOpinion] = useState(t('phrases.agreed'))
  // The list behind the dialog loses what is approved; the dialog goes on showing it.
  const [shown] = useState(tasks)
  const { mutate, isPending, error, data } = useMutation({
    ...approveTasksMutation(),
    onSettled: refreshRequests,
  })
  const problems = data
    ? new Map(data.results.map(({ task, problem }) => [task, problem?.detail ?? null]))
    : null
  const send = () => {
    const input = { tasks: shown.map(({ id, revision }) => ({ task: id, revision })), opinion }
    mutate({ ...input, key: keyFor(input) })
  }
  const refused = data?.results.filter(({ problem }) => problem !== null).length ?? 0
  const approved = shown.length - refused
  const close = <Button onClick={() => onClose(true)}>{t('bulk.close')}</Button>
  return (
    <Modal
      open
      title={t('bulk.title', { count: shown.length })}
      okText={t('bulk.approve')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: opinion.trim() === '' }}
      confirmLoading={isPending}
      onOk={send}
      onCancel={() => onClose(data !== undefined)}
      {...(data !== undefined && { footer: close })}
    >
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
      {data !== undefined && (
        <Alert
          type={refused === 0 ? 'success' : 'warning'}
          showIcon
          role="status"
          title={refused === 0 ? t('bulk.all', { count: approved }) : t('bulk.some', { approved, refused })}
        />
      )}
      <Tasks tasks={shown} problems={problems} />
      {data === undefined && (
        <Form layout="vertical" component={false}>
          <Form.Item label={t('decide.opinion')} htmlFor="bulk-opinion" required>
            <Input.TextArea
              id="bulk-opinion"
              value={opinion}
              maxLength={4000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={(event) => setOpinion(event.target.value)}
            />
          </Form.Item>
        </Form>
      )}
    </Modal>
  )
}
