import { isProfileField, PROFILE_FIELDS } from '@countersign/accounts/profile-fields'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AccountEventView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import styles from './account-panels.module.css'
import { timelineQuery } from './accounts.ts'

const KINDS = [
  'created',
  'register',
  'profile',
  'findings',
  'report',
  'dossier',
  'handed-over',
  'team',
  'contact',
  'finding-closed',
  'report-unlocked',
  'report-amended',
  'classified',
  'risk',
  'visit',
  'merged',
  'imported',
  'documents',
] as const

const Event = ({ event }: { readonly event: AccountEventView }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const kind = KINDS.find((known) => known === event.kind)
  const names = [
    ...event.people.map(({ name }) => name),
    ...event.fields.flatMap((name) =>
      isProfileField(name) ? [labelText(PROFILE_FIELDS[name].label, language)] : [],
    ),
  ]
  return (
    <li>
      <span>
        <strong>{kind === undefined ? event.kind : t(`timeline.${kind}`)}</strong>
        {names.length > 0 && ` ${names.join(t('list.separator'))}`}
        {event.reason !== null && t('timeline.because', { reason: event.reason })}
        <br />
        <span className={styles.quiet}>
          {event.by?.name ?? t('history.system')} ·{' '}
          {event.instance === null ? (
            <Instant at={event.at} />
          ) : (
            <Link to="/requests/$id" params={{ id: event.instance }}>
              <Instant at={event.at} />
            </Link>
          )}
        </span>
      </span>
    </li>
  )
}

/** What happened to the account, newest first. */
export const TimelinePanel = ({ account }: { readonly account: string }) => {
  const { t } = useTranslation()
  const query = useInfiniteQuery(timelineQuery(account))
  return (
    <Panel title={t('timeline.title')}>
      <QueryView query={query} rows={4}>
        {({ pages }) => (
          <ul className={styles.list}>
            {pages
              .flatMap(({ items }) => items)
              .map((event) => (
                <Event key={event.id} event={event} />
              ))}
          </ul>
        )}
      </QueryView>
      <LoadMore query={query} />
    </Panel>
  )
}
