import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryPerson } from '../../shared/api/views.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { ChangeEffect } from './change-effect.tsx'
import { disablePersonMutation } from './change-people.ts'
import styles from './people.module.css'
import { PersonSelect } from './person-select.tsx'

type Props = {
  readonly person: DirectoryPerson
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Disabling a person 停用: who takes their place, and whom each open task would find then. */
export const DisableForm = ({ person, onDone, onCancel }: Props) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const [successor, setSuccessor] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useMutation(disablePersonMutation())
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone: reading goes on at what replaced it.
  useEffect(() => heading.current?.focus(), [])
  const disable = (): void =>
    mutate(
      { id: person.id, successor, reason },
      {
        onSuccess: () => {
          notify(t('people.disableDone', { name: person.name }))
          onDone()
        },
      },
    )
  return (
    <section aria-label={t('people.disableTitle', { name: person.name })} style={{ marginTop: 24 }}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('people.disableTitle', { name: person.name })}
      </h2>
      <p>{t('people.disableAbout')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('people.successor')} htmlFor="successor" extra={t('people.successorHelp')}>
          <PersonSelect
            id="successor"
            value={successor}
            onChange={setSuccessor}
            without={person.id}
            placeholder={t('people.successorNone')}
          />
        </Form.Item>
        <Form.Item
          label={t('people.disableReason')}
          htmlFor="disable-reason"
          extra={t('people.disableReasonHelp')}
        >
          <Input
            id="disable-reason"
            value={reason}
            maxLength={500}
            autoComplete="off"
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
      <ChangeEffect input={{ change: 'disable', id: person.id, successor }} />
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
      <div className={styles.actions}>
        <Button danger type="primary" loading={isPending} onClick={disable}>
          {t('people.disableConfirm')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </section>
  )
}
