import { CONTACT_LAYERS, CONTACT_ROLES, CONTACT_STANCES } from '@countersign/accounts/buying-centre'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccountPageView, ContactView, SaveContact } from '../../shared/api/views.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useReturnFocus } from '../../shared/ui/use-return-focus.ts'
import { saveContactMutation } from './accounts.ts'

type Props = {
  readonly account: AccountPageView
  /** Null for a new one. */
  readonly contact: ContactView | null
  readonly onClose: () => void
}
type Values = Omit<SaveContact, 'account' | 'id'>

const LEVELS = [1, 2, 3, 4, 5] as const
const TEXTS = ['position', 'phone', 'email'] as const

/** A contact: who they are, what part they have in buying, how they stand to us, whom they report to. */
export const ContactDrawer = ({ account, contact, onClose }: Props) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  useReturnFocus()
  const { mutate, isPending, error } = useMutation(saveContactMutation())
  const clear = { allowClear: { label: t('form.clear') } }
  const save = (values: Values): void =>
    mutate(
      {
        account: account.id,
        ...(contact !== null && { id: contact.id }),
        name: values.name,
        position: values.position || null,
        phone: values.phone || null,
        email: values.email || null,
        layer: values.layer ?? null,
        role: values.role ?? null,
        stance: values.stance ?? null,
        relationship: values.relationship ?? null,
        reportsTo: values.reportsTo ?? null,
      },
      {
        onSuccess: () => {
          notify(t('account.saved'))
          onClose()
        },
      },
    )
  return (
    <Drawer open onClose={onClose} size="min(480px, 100vw)" title={contact?.name ?? t('contact.add')}>
      <Form<Values>
        layout="vertical"
        name="contact"
        requiredMark={false}
        initialValues={contact ?? {}}
        onFinish={save}
      >
        <Form.Item
          name="name"
          label={t('contact.name')}
          rules={[{ required: true, whitespace: true, message: t('contact.nameMissing') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        {TEXTS.map((name) => (
          <Form.Item key={name} name={name} label={t(`contact.${name}`)}>
            <Input maxLength={name === 'phone' ? 50 : 200} autoComplete="off" />
          </Form.Item>
        ))}
        <Form.Item name="layer" label={t('contact.layer')}>
          <Select
            {...clear}
            options={CONTACT_LAYERS.map((value) => ({ value, label: t(`contact.layers.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="role" label={t('contact.role')}>
          <Select
            {...clear}
            options={CONTACT_ROLES.map((value) => ({ value, label: t(`contact.roles.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="stance" label={t('contact.stance')}>
          <Select
            {...clear}
            options={CONTACT_STANCES.map((value) => ({ value, label: t(`contact.stances.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="relationship" label={t('contact.relationship')}>
          <Select
            {...clear}
            options={LEVELS.map((value) => ({ value, label: t(`contact.relationships.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="reportsTo" label={t('contact.reportsTo')}>
          <Select
            {...clear}
            options={account.contacts
              .filter(({ id }) => id !== contact?.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        {error !== null && (
          <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
        )}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('people.save')}
        </Button>
      </Form>
    </Drawer>
  )
}
