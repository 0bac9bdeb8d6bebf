import { Alert, Button, Input, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNotify } from '../../shared/ui/use-notify.ts'

type Props = { readonly name: string; readonly token: string }

/** The link with which a person sets their password, shown this once to be handed over. */
export const InviteLink = ({ name, token }: Props) => {
  const { t } = useTranslation()
  const notify = useNotify()
  // Behind the number sign, so that no log and no mail scanner's request ever carries it.
  const link = `${window.location.origin}/welcome#${token}`
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link)
    notify(t('people.linkCopied'))
  }
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t('people.linkTitle', { name })}
      description={
        <Space orientation="vertical" style={{ width: '100%' }}>
          <span>{t('people.linkAbout')}</span>
          <Space.Compact style={{ width: '100%' }}>
            <Input
              readOnly
              value={link}
              aria-label={t('people.link')}
              onFocus={(event) => event.target.select()}
            />
            {/* Browsers offer the clipboard on secure addresses only. */}
            {window.isSecureContext && <Button onClick={copy}>{t('people.copy')}</Button>}
          </Space.Compact>
        </Space>
      }
    />
  )
}
