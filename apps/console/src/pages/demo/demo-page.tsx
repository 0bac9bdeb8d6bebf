import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { clearDemoMutation, demoContentsQuery } from '../../features/demo/clear-demo.ts'
import { ClearForm } from '../../features/demo/clear-form.tsx'
import { Cleared } from '../../features/demo/cleared.tsx'
import { DemoCounts } from '../../features/demo/demo-counts.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import styles from './demo-page.module.css'

/** A command is the same in every language. */
const CLEAR_WITH_PEOPLE = 'npm run demo -- clear --people'

/** Clears the demo 清除演示数据: first what goes and what stays, then a word to type. For administrators of a demo. */
export const DemoPage = () => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const query = useQuery(demoContentsQuery())
  const { mutate, isPending, data, error } = useMutation(clearDemoMutation())
  return (
    <Page title={t('demo.title')} extra={<Link to="/profile">{t('profile.title')}</Link>}>
      <QueryView query={query} rows={12}>
        {(contents) => (
          <div className={styles.page}>
            {data === undefined && <p className={styles.about}>{t('demo.about')}</p>}
            {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
            {data !== undefined && <Cleared requests={data.requests} />}
            {data === undefined && contents.goes.requests === 0 && (
              <Alert type="info" showIcon title={t('demo.nothing')} />
            )}
            {data === undefined && contents.goes.requests > 0 && (
              <>
                <DemoCounts {...contents} />
                <ClearForm clearing={isPending} onClear={() => mutate({ confirm: 'clear-demo' })} />
              </>
            )}
            <p className={styles.about}>
              {t('demo.peopleToo')}
              <br />
              <code lang="en" translate="no">
                {CLEAR_WITH_PEOPLE}
              </code>
            </p>
          </div>
        )}
      </QueryView>
    </Page>
  )
}
