import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SignInForm } from '../../features/session/sign-in-form.tsx'
import { queryClient } from '../../shared/api/query-client.ts'
import { LanguageSwitch } from '../../shared/language/language-switch.tsx'
import { Brand } from '../../shared/ui/brand.tsx'
import styles from './sign-in-page.module.css'

/** Signing in; leads back to where the person was, or to the inbox. */
export const SignInPage = ({ to }: { readonly to: string }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const goBack = async (): Promise<void> => {
    // What another person saw before must not flash up.
    queryClient.clear()
    await navigate({ href: to, replace: true })
  }
  return (
    <main className={styles.page}>
      <title>{t('page.title', { title: t('signIn.title') })}</title>
      <div className={styles.card}>
        <div className={styles.head}>
          <Brand />
          <LanguageSwitch />
        </div>
        <h1>{t('signIn.title')}</h1>
        <p className={styles.about}>{t('signIn.about')}</p>
        <SignInForm onSignedIn={goBack} />
        <p className={styles.forgot}>
          <Link to="/forgot-password">{t('forgot.link')}</Link>
        </p>
      </div>
    </main>
  )
}
