import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Empty, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { webhooksQuery } from '../../features/webhooks/webhooks.ts'
import type { WebhookView } from '../../shared/api/views.ts'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import rows from '../../shared/ui/rows.module.css'
import { WebhookDrawer } from './webhook-drawer.tsx'
import styles from './webhooks-page.module.css'

type Opened = { readonly webhook: WebhookView | null }

/** The addresses outside that processes may call: an administrator's to set up, to try and to remove. */
export const WebhooksPage = () => {
  const { t } = useTranslation()
  const query = useQuery(webhooksQuery())
  const [opened, setOpened] = useState<Opened | null>(null)
  return (
    <Page
      title={t('webhooks.title')}
      extra={
        <Space wrap>
          <Link to="/people">{t('people.title')}</Link>
          <Link to="/changes">{t('changes.title')}</Link>
          <Button type="primary" onClick={() => setOpened({ webhook: null })}>
            {t('webhooks.add')}
          </Button>
        </Space>
      }
    >
      <p>{t('webhooks.about')}</p>
      <QueryView query={query} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('webhooks.none')} />
          ) : (
            <ul className={rows.list} aria-label={t('webhooks.title')}>
              {items.map((webhook) => (
                <li key={webhook.key} className={`${rows.row} ${styles.row}`}>
                  <code lang="zxx" className={rows.title}>
                    {webhook.key}
                  </code>
                  <code lang="zxx" className={`${rows.quiet} ${styles.address}`}>
                    {webhook.url}
                  </code>
                  <Button
                    size="small"
                    aria-label={t('webhooks.change', { key: webhook.key })}
                    onClick={() => setOpened({ webhook })}
                  >
                    {t('departments.edit')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {opened !== null && <WebhookDrawer webhook={opened.webhook} onClose={() => setOpened(null)} />}
    </Page>
  )
}
