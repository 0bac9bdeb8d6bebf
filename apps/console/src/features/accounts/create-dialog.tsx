import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionDialog } from '../requests/action-dialog.tsx'
import { createAccountMutation } from './accounts.ts'

/** A new account of the reader's; those of the same name are shown before another one is made. */
export const CreateDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const { mutate, isPending, error, data, reset } = useMutation(createAccountMutation())
  const duplicates = data?.duplicates ?? []
  const create = (): void =>
    mutate(
      { name, despite: duplicates.length > 0 },
      {
        onSuccess: ({ id }) => {
          if (id !== null) void navigate({ to: '/accounts/$id', params: { id } })
        },
      },
    )
  return (
    <ActionDialog
      title={t('account.create')}
      confirm={t(duplicates.length > 0 ? 'account.createDespite' : 'account.createConfirm')}
      ready={name.trim().length > 1}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={create}
    >
      <Form layout="vertical" component={false}>
        <Form.Item label={t('account.name')} htmlFor="account-name" extra={t('account.nameHelp')} required>
          <Input
            id="account-name"
            maxLength={200}
            value={name}
            autoComplete="off"
            onChange={({ target }) => {
              setName(target.value)
              if (data !== undefined) reset()
            }}
          />
        </Form.Item>
      </Form>
      {duplicates.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('account.duplicates')}
          description={
            <ul>
              {duplicates.map((one) => (
                <li key={one.number}>
                  {one.number} {one.name}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </ActionDialog>
  )
}
