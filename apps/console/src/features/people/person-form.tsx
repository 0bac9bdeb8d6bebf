import { Checkbox, Form, type FormInstance, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PersonFormValues } from '../../shared/api/views.ts'
import { PERSON_RANKS, PERSON_ROLES } from './list-people.ts'
import { PersonSelect } from './person-select.tsx'

type Props = {
  readonly form: FormInstance<PersonFormValues>
  readonly initial: Partial<PersonFormValues>
  readonly superior: { readonly id: string; readonly name: string } | null
  /** The person's own id; nobody is their own superior. */
  readonly self?: string | undefined
  readonly department: React.ReactElement
  /** True for somebody who only looks. */
  readonly disabled?: boolean
  readonly onChange: (values: PersonFormValues) => void
  readonly onSave: (values: PersonFormValues) => void
  readonly children: React.ReactNode
}

/** What an administrator decides about a person: who they are, their place 岗位, their roles beside it. */
export const PersonForm = ({ form, initial, superior, self, department, ...props }: Props) => {
  const { t } = useTranslation()
  const filled = (message: string) => [{ required: true, message }]
  return (
    <Form<PersonFormValues>
      form={form}
      disabled={props.disabled ?? false}
      layout="vertical"
      name="person"
      requiredMark={false}
      initialValues={{ superior: null, roles: [], ...initial }}
      onValuesChange={(_, values) => props.onChange(values)}
      onFinish={props.onSave}
    >
      <Form.Item name="name" label={t('people.name')} rules={filled(t('people.nameMissing'))}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('signIn.email')}
        validateTrigger="onBlur"
        rules={[...filled(t('people.emailMissing')), { type: 'email', message: t('setup.emailWrong') }]}
      >
        <Input type="email" inputMode="email" maxLength={254} autoComplete="off" />
      </Form.Item>
      <Form.Item name="rank" label={t('people.rank')} rules={filled(t('people.rankMissing'))}>
        <Select options={PERSON_RANKS.map((rank) => ({ value: rank, label: t(`people.ranks.${rank}`) }))} />
      </Form.Item>
      <Form.Item
        name="department"
        label={t('people.department')}
        rules={filled(t('people.departmentMissing'))}
      >
        {department}
      </Form.Item>
      <Form.Item name="superior" label={t('people.superior')} extra={t('people.superiorHelp')}>
        <PersonSelect known={superior} without={self} />
      </Form.Item>
      <Form.Item name="roles" label={t('people.roles')} extra={t('people.rolesHelp')}>
        <Checkbox.Group
          options={PERSON_ROLES.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        />
      </Form.Item>
      {props.children}
    </Form>
  )
}
