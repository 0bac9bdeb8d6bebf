import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../shared/ui/use-problem-text.ts'
import styles from './edge-pages.module.css'

export const NotFoundPage = () => {
  const { t } = useTranslation()
  return (
    <main className={styles.edge}>
      <title>{t('page.title', { title: t('edge.notFound') })}</title>
      <h1>{t('edge.notFound')}</h1>
      <Link to="/inbox">{t('edge.toInbox')}</Link>
    </main>
  )
}

type CrashProps = { readonly error: unknown; readonly reset: () => void }

/** Stands in for a page that failed to load or to render. */
export const CrashPage = ({ error, reset }: CrashProps) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  return (
    <div className={styles.edge}>
      <h1>{t('edge.crash')}</h1>
      <Alert type="error" showIcon role="alert" title={problemText(error)} />
      <Button onClick={reset}>{t('state.retry')}</Button>
    </div>
  )
}
