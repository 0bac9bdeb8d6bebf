import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import { mailsQuery } from '../../features/mails/list-mails.ts'
import { MailFrame } from '../../features/mails/mail-frame.tsx'
import { MailList } from '../../features/mails/mail-list.tsx'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import styles from './outbox-page.module.css'

/** The outbox 发件箱 of a demo without a mail server: what would have been sent, as it would have looked. */
export const OutboxPage = ({ mail }: { readonly mail: string | undefined }) => {
  const { t } = useTranslation()
  const query = useInfiniteQuery(mailsQuery())
  return (
    <Page title={t('outbox.title')}>
      <p className={styles.about}>{t('outbox.about')}</p>
      <QueryView query={query} rows={8}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('outbox.none')} />
          return (
            <div className={`${styles.columns} ${mail === undefined ? '' : styles.open}`}>
              <div className={styles.mails}>
                <MailList items={items} current={mail} />
                <LoadMore query={query} />
              </div>
              <div className={styles.mail}>
                {mail === undefined ? (
                  <p className={styles.choose}>{t('outbox.choose')}</p>
                ) : (
                  <>
                    <Link to="/outbox" className={styles.back ?? ''}>
                      {t('outbox.back')}
                    </Link>
                    <MailFrame key={mail} id={mail} />
                  </>
                )}
              </div>
            </div>
          )
        }}
      </QueryView>
    </Page>
  )
}
