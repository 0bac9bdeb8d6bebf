import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  removalPreviewQuery,
  removeDepartmentMutation,
} from '../../features/departments/change-departments.ts'
import { DepartmentSelect } from '../../features/departments/department-select.tsx'
import { EffectSummary } from '../../features/people/effect-summary.tsx'
import styles from '../../features/people/people.module.css'
import type { DirectoryDepartment } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { ActionButton } from '../../shared/ui/action-button.tsx'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'

type Props = {
  readonly department: DirectoryDepartment
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Removing a department 移除部门: where its people go, and what that means for the requests under way. */
export const RemoveForm = ({ department, onDone, onCancel }: Props) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const name = labelText(department.name, useLanguage())
  const [to, setTo] = useState<string | null>(null)
  const preview = useQuery(removalPreviewQuery(department.key, to))
  const { mutate, isPending, error } = useMutation(removeDepartmentMutation())
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone: reading goes on at what replaced it.
  useEffect(() => heading.current?.focus(), [])
  const obstacle = preview.error === null ? null : problemText(preview.error)
  const remove = (): void =>
    mutate(
      { key: department.key, to },
      {
        onSuccess: () => {
          notify(t('departments.removed', { name }))
          onDone()
        },
      },
    )
  return (
    <section aria-label={t('departments.removeTitle', { name })} style={{ marginTop: 24 }}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('departments.removeTitle', { name })}
      </h2>
      <p>{t('departments.removeAbout')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item
          label={t('departments.removeTo')}
          htmlFor="remove-to"
          extra={t('departments.removeToHelp')}
        >
          <DepartmentSelect
            id="remove-to"
            value={to}
            without={department.key}
            allowClear
            onChange={(key) => setTo(key ?? null)}
          />
        </Form.Item>
      </Form>
      {preview.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {obstacle !== null && <Alert type="warning" showIcon role="status" title={obstacle} />}
      {obstacle === null && preview.data !== undefined && (
        <EffectSummary effect={preview.data}>
          <div>
            {t('departments.removeMoves', { people: preview.data.people, accounts: preview.data.accounts })}
          </div>
        </EffectSummary>
      )}
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
      <div className={styles.actions}>
        <ActionButton
          danger
          type="primary"
          reason={obstacle}
          loading={isPending || preview.isFetching}
          onClick={remove}
        >
          {t('departments.removeConfirm')}
        </ActionButton>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </section>
  )
}
