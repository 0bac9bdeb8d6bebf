import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createDepartmentMutation,
  updateDepartmentMutation,
} from '../../features/departments/change-departments.ts'
import { DepartmentSelect } from '../../features/departments/department-select.tsx'
import { PersonSelect } from '../../features/people/person-select.tsx'
import type { DepartmentFormValues, DirectoryDepartment } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useReturnFocus } from '../../shared/ui/use-return-focus.ts'
import { RemoveForm } from './remove-form.tsx'

type Props = {
  /** Null for a new one. */
  readonly department: DirectoryDepartment | null
  readonly onClose: () => void
}

const KEY = /^[a-z][a-z0-9-]*$/

const formOf = (department: DirectoryDepartment | null): Partial<DepartmentFormValues> =>
  department === null ? { parent: null, head: null } : { ...department, head: department.head?.id ?? null }

/** A department to change, or a new one: what it is called, where it belongs, who leads it. */
export const DepartmentDrawer = ({ department, onClose }: Props) => {
  const { t } = useTranslation()
  useReturnFocus()
  const language = useLanguage()
  const notify = useNotify()
  const problemText = useProblemText()
  const create = useMutation(createDepartmentMutation())
  const update = useMutation(updateDepartmentMutation())
  const [removing, setRemoving] = useState(false)
  const { mutate, isPending, error } = department === null ? create : update
  const filled = [{ required: true, whitespace: true, message: t('departments.missing') }]
  const save = ({ key, name, parent, head }: DepartmentFormValues): void =>
    mutate(
      { key: department?.key ?? key, name, parent: parent ?? null, head: head ?? null },
      {
        onSuccess: () => {
          notify(t('departments.saved'))
          onClose()
        },
      },
    )
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(460px, 100vw)"
      title={department === null ? t('departments.add') : labelText(department.name, language)}
    >
      <Form<DepartmentFormValues>
        layout="vertical"
        name="department"
        requiredMark={false}
        initialValues={formOf(department)}
        onFinish={save}
      >
        <Form.Item name={['name', 'zh']} label={t('departments.nameZh')} rules={filled}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name={['name', 'en']} label={t('departments.nameEn')} rules={filled}>
          <Input maxLength={100} />
        </Form.Item>
        {department === null && (
          <Form.Item
            name="key"
            label={t('departments.key')}
            extra={t('departments.keyHelp')}
            rules={[{ required: true, pattern: KEY, message: t('departments.keyWrong') }]}
            validateTrigger="onBlur"
          >
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="parent" label={t('departments.parent')} extra={t('departments.parentHelp')}>
          <DepartmentSelect allowClear {...(department !== null && { without: department.key })} />
        </Form.Item>
        <Form.Item name="head" label={t('departments.head')}>
          <PersonSelect known={department?.head} />
        </Form.Item>
        {error !== null && (
          <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
        )}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('people.save')}
        </Button>
      </Form>
      {department !== null && !removing && (
        <Button danger style={{ marginTop: 24 }} onClick={() => setRemoving(true)}>
          {t('departments.remove')}
        </Button>
      )}
      {department !== null && removing && (
        <RemoveForm department={department} onDone={onClose} onCancel={() => setRemoving(false)} />
      )}
    </Drawer>
  )
}
