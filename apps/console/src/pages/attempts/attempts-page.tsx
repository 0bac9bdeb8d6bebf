import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import { ATTEMPTED, type AttemptsFilter, attemptsQuery } from '../../features/audit/list-attempts.ts'
import type { RefusedAttempt } from '../../shared/api/views.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import rows from '../../shared/ui/rows.module.css'
import styles from './attempts-page.module.css'

/** What machines call it: the same in every language, and read out as such. */
const Code = ({ of }: { readonly of: readonly (string | null)[] }) => (
  <code lang="zxx">{of.filter((one) => one !== null).join(' · ')}</code>
)

/** What was asked for: something of a request in words, any other call by its name. */
const Asked = ({ attempt }: { readonly attempt: RefusedAttempt }) => {
  const { t } = useTranslation()
  const verb = ATTEMPTED.find((known) => known === attempt.verb)
  return (
    <span className={styles.stack}>
      <span className={rows.title}>
        {verb === undefined ? <Code of={[attempt.verb]} /> : t(`attempts.verbs.${verb}`)}
      </span>
      {attempt.request !== null && (
        <Link to="/requests/$id" params={{ id: attempt.request }} className={rows.quiet}>
          {t('attempts.request')}
        </Link>
      )}
    </span>
  )
}

const Row = ({ attempt }: { readonly attempt: RefusedAttempt }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const { by } = attempt
  return (
    <li className={`${rows.row} ${styles.row}`}>
      <span className={styles.stack}>
        <time dateTime={attempt.at}>{formatInstant(attempt.at, language)}</time>
        {by === null ? (
          <span className={rows.quiet}>{t('attempts.tooMany', { count: attempt.times })}</span>
        ) : (
          <Link to="/attempts" search={{ person: by.id }} className={rows.quiet}>
            {by.name}
          </Link>
        )}
      </span>
      <Asked attempt={attempt} />
      <span className={styles.stack}>
        {attempt.why !== null && <span>{attempt.why}</span>}
        <span className={rows.quiet}>
          <Code of={[attempt.code, attempt.callId]} />
        </span>
      </span>
    </li>
  )
}

/** What was asked for and refused 被拒绝的操作: who, when, what, and why; for administrators and auditors. */
export const AttemptsPage = ({ filter }: { readonly filter: AttemptsFilter }) => {
  const { t } = useTranslation()
  const query = useInfiniteQuery(attemptsQuery(filter))
  return (
    <Page title={t('attempts.title')} extra={<Link to="/people">{t('people.title')}</Link>}>
      {filter.person !== undefined && (
        <p className={styles.filters}>
          <Link to="/attempts" replace>
            {t('attempts.ofEverybody')}
          </Link>
        </p>
      )}
      <QueryView query={query} rows={8}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('attempts.empty')} />
          return (
            <ul className={rows.list} aria-label={t('attempts.title')}>
              {items.map((attempt) => (
                <Row key={attempt.id} attempt={attempt} />
              ))}
            </ul>
          )
        }}
      </QueryView>
      <LoadMore query={query} />
    </Page>
  )
}
