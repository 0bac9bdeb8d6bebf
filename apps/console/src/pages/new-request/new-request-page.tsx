import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import { definitionsQuery } from '../../features/definitions/list-definitions.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import rows from '../../shared/ui/rows.module.css'
import styles from './new-request-page.module.css'

/** The processes 流程 the reader may start. */
export const NewRequestPage = () => {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Page title={t('newRequest.title')}>
      <QueryView query={useQuery(definitionsQuery())}>
        {({ items }) => {
          const mine = items.filter(({ mayStart }) => mayStart)
          if (mine.length === 0)
            return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('newRequest.none')} />
          return (
            <ul className={styles.processes}>
              {mine.map(({ key, title }) => (
                <li key={key}>
                  <Link to="/new/$definition" params={{ definition: key }} className={rows.link}>
                    <span className={rows.title}>{labelText(title, language)}</span>
                    <span className={rows.quiet}>{t('newRequest.start')}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }}
      </QueryView>
    </Page>
  )
}
