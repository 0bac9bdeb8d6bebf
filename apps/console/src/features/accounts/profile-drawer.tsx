import {
  PROFILE_FIELD_NAMES,
  PROFILE_FIELDS,
  type ProfileField,
  type ProfileFieldName,
} from '@countersign/accounts/profile-fields'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccountPageView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useReturnFocus } from '../../shared/ui/use-return-focus.ts'
import { saveProfileMutation } from './accounts.ts'

type Values = Partial<Record<ProfileFieldName, string | number | null>>

const FEN = 100

/** Money is typed in yuan and kept in fen. */
const typed = (name: ProfileFieldName, kept: string | number): string | number => {
  const { unit }: ProfileField = PROFILE_FIELDS[name]
  return unit === 'fen' && typeof kept === 'number' ? kept / FEN : kept
}
const kept = (name: ProfileFieldName, value: string | number | null | undefined): string | number | null => {
  const { unit }: ProfileField = PROFILE_FIELDS[name]
  if (value === undefined || value === null || value === '') return null
  return unit === 'fen' && typeof value === 'number' ? Math.round(value * FEN) : value
}

type Props = { readonly account: AccountPageView; readonly onClose: () => void }

/**
 * The profile to fill in. What is sensitive is not shown here: an empty field leaves it as it is, and only somebody who
 * may look at it may write it. Only what was changed is saved, so that two people do not undo each other.
 */
export const ProfileDrawer = ({ account, onClose }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const notify = useNotify()
  const problemText = useProblemText()
  useReturnFocus()
  const { mutate, isPending, error } = useMutation(saveProfileMutation())
  const sensitive = (name: ProfileFieldName): boolean => {
    const field: ProfileField = PROFILE_FIELDS[name]
    return field.sensitive !== undefined
  }
  const names = PROFILE_FIELD_NAMES.filter((name) => account.sensitive.may || !sensitive(name))
  const before: Values = Object.fromEntries(
    names.flatMap((name) => {
      const value = account.profile[name]
      return value === undefined ? [] : [[name, typed(name, value)]]
    }),
  )
  const save = (values: Values): void => {
    const changed = names.filter((name) => (values[name] ?? '') !== (before[name] ?? ''))
    if (changed.length === 0) {
      onClose()
      return
    }
    mutate(
      { id: account.id, values: Object.fromEntries(changed.map((name) => [name, kept(name, values[name])])) },
      {
        onSuccess: () => {
          notify(t('account.saved'))
          onClose()
        },
      },
    )
  }
  return (
    <Drawer open onClose={onClose} size="min(560px, 100vw)" title={t('account.editProfile')}>
      <Form<Values> layout="vertical" name="profile" initialValues={before} onFinish={save}>
        {names.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={labelText(PROFILE_FIELDS[name].label, language)}
            extra={sensitive(name) ? t('account.leftAsItIs') : undefined}
          >
            {PROFILE_FIELDS[name].type === 'number' ? (
              <InputNumber controls={false} style={{ width: '100%' }} />
            ) : (
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4000} />
            )}
          </Form.Item>
        ))}
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
