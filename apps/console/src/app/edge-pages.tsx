import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../shared/api/problem.ts'
import { Brand } from '../shared/ui/brand.tsx'
import { useProblemText } from '../shared/ui/use-problem-text.ts'
import styles from './edge-pages.module.css'

type EdgeProps = { readonly title: string; readonly children: ReactNode }

const Edge = ({ title, children }: EdgeProps) => (
  <div className={styles.edge}>
    <h1>{title}</h1>
    {children}
  </div>
)

/** Stands outside the frame: nobody need be signed in to mistype an address. */
export const NotFoundPage = () => {
  const { t } = useTranslation()
  return (
    <main className={styles.alone}>
      <title>{t('page.title', { title: t('edge.notFound') })}</title>
      <Brand />
      <Edge title={t('edge.notFound')}>
        <p>{t('edge.notFoundAbout')}</p>
        <Link to="/inbox" className="button-link">
          {t('edge.toInbox')}
        </Link>
      </Edge>
    </main>
  )
}

/** What fails to load says so in words of networks; anything else is a mistake of this console. */
const isLoading = (error: unknown): boolean =>
  problemOf(error).message !== null ||
  (error instanceof Error && /fetch|load|network|import/i.test(error.message))

type CrashProps = { readonly error: unknown; readonly reset: () => void }

/** Stands in for a page that failed to load or to render. */
export const CrashPage = ({ error, reset }: CrashProps) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  return (
    <Edge title={t('edge.crash')}>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={isLoading(error) ? problemText(error) : t('edge.crashAbout')}
      />
      <div className={styles.ways}>
        <Button type="primary" onClick={reset}>
          {t('state.retry')}
        </Button>
        <Link to="/inbox">{t('edge.toInbox')}</Link>
      </div>
    </Edge>
  )
}
