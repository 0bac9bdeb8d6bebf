import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MailItem } from '../../shared/api/views.ts'
import { Age } from '../../shared/ui/age.tsx'
import styles from './mails.module.css'

type Props = { readonly items: readonly MailItem[]; readonly current: string | undefined }

/** Mails, a row each; opening one keeps it in the address. */
export const MailList = ({ items, current }: Props) => {
  const { t } = useTranslation()
  return (
    <ul className={styles.list} aria-label={t('outbox.list')}>
      {items.map(({ id, subject, to, at }) => (
        <li key={id}>
          <Link
            to="/outbox"
            search={{ mail: id }}
            className={styles.link ?? ''}
            aria-current={id === current ? 'true' : undefined}
          >
            <span className={styles.title}>{subject}</span>
            <span className={styles.quiet}>{t('outbox.to', to)}</span>
            <span className={styles.quiet}>
              <Age at={at} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
