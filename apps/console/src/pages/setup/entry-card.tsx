import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../shared/language/language-switch.tsx'
import { Brand } from '../../shared/ui/brand.tsx'
import styles from './entry-card.module.css'

type Props = { readonly title: string; readonly about: string; readonly children: ReactNode }

/** A page for somebody who is not signed in yet: one card with what they came for. */
export const EntryCard = ({ title, about, children }: Props) => {
  const { t } = useTranslation()
  return (
    <main className={styles.page}>
      <title>{t('page.title', { title })}</title>
      <div className={styles.card}>
        <div className={styles.head}>
          <Brand />
          <LanguageSwitch />
        </div>
        <h1>{title}</h1>
        <p className={styles.about}>{about}</p>
        {children}
      </div>
    </main>
  )
}
