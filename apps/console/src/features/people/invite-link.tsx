import { Alert, Button, Input, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNotify } from '../../shared/ui/use-notify.ts'

type Props = {
  readonly name: string
  /** Null when the link went to the person by mail. */
  readonly token: string | null
}

/** What became of an invitation: the link with which the person sets their password, or that it was mailed. */
export const InviteLink = ({ name, token }: Props) => {
  const { t } = useTranslation()
  if (token !== null) return <LinkToHandOver name={name} token={token} />
  return <Alert type="success" showIcon role="status" title={t('people.mailed', { name })} />
}

/** The link is shown this once. */
const LinkToHandOver = ({ name, token }: { readonly name: string; readonly token: string }) => {
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
