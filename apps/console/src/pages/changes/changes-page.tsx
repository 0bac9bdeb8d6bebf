import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Empty, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CHANGE_KINDS, type ChangesFilter, changesQuery } from '../../features/people/list-changes.ts'
import { PERSON_RANKS, PERSON_ROLES } from '../../features/people/list-people.ts'
import type { DirectoryChange } from '../../shared/api/views.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import rows from '../../shared/ui/rows.module.css'
import styles from './changes-page.module.css'

type Difference = DirectoryChange['differences'][number]

const Filters = ({ filter }: { readonly filter: ChangesFilter }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { kind, ...others } = filter
  return (
    <search className={styles.filters}>
      <Select<ChangesFilter['kind'] | null>
        className={styles.kind ?? ''}
        aria-label={t('changes.kind')}
        placeholder={t('changes.allKinds')}
        value={kind ?? null}
        allowClear
        options={CHANGE_KINDS.map((one) => ({ value: one, label: t(`changes.kinds.${one}`) }))}
        onChange={(next) =>
          void navigate({
            to: '/changes',
            search: { ...others, ...(next !== null && next !== undefined && { kind: next }) },
            replace: true,
          })
        }
      />
      {filter.person !== undefined && (
        <Link to="/changes" search={kind === undefined ? {} : { kind }} replace>
          {t('changes.ofEverybody')}
        </Link>
      )}
    </search>
  )
}

/** One value of a field in words; ranks, roles and states come as codes. */
const useValueText = () => {
  const { t } = useTranslation()
  return (field: Difference['field'], value: string): string => {
    const rank = PERSON_RANKS.find((known) => known === value)
    if (field === 'rank' && rank !== undefined) return t(`people.ranks.${rank}`)
    const role = PERSON_ROLES.find((known) => known === value)
    if (field === 'roles' && role !== undefined) return t(`people.role.${role}`)
    return field === 'active' ? t(`people.states.${value === 'true' ? 'active' : 'disabled'}`) : value
  }
}

const Row = ({ change }: { readonly change: DirectoryChange }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const valueText = useValueText()
  const valuesText = (field: Difference['field'], values: readonly string[]): string =>
    values.length === 0 ? t('changes.none') : values.map((value) => valueText(field, value)).join(' · ')
  return (
    <li className={`${rows.row} ${styles.row}`}>
      <span className={styles.stack}>
        <time dateTime={change.at}>{formatInstant(change.at, language)}</time>
        <span className={rows.quiet}>{t('changes.by', { name: change.by.name })}</span>
      </span>
      <span className={styles.stack}>
        <span className={rows.title}>
          {change.subject.type === 'organisation' ? (
            t('changes.organisation')
          ) : change.subject.type === 'webhook' ? (
            <code lang="zxx">{change.subject.name}</code>
          ) : (
            change.subject.name
          )}
        </span>
        <span className={rows.quiet}>{t(`changes.kinds.${change.kind}`)}</span>
        {change.reason !== null && (
          <span className={rows.quiet}>{t('changes.reason', { reason: change.reason })}</span>
        )}
      </span>
      <ul className={styles.differences}>
        {change.differences.map(({ field, before, after }) => (
          <li key={field}>
            {t('changes.difference', {
              field: t(`changes.fields.${field}`),
              before: valuesText(field, before),
              after: valuesText(field, after),
            })}
          </li>
        ))}
      </ul>
    </li>
  )
}

/** Who changed people and departments 变更记录, when, from what to what; for administrators and auditors. */
export const ChangesPage = ({ filter }: { readonly filter: ChangesFilter }) => {
  const { t } = useTranslation()
  const query = useInfiniteQuery(changesQuery(filter))
  return (
    <Page title={t('changes.title')} extra={<Link to="/people">{t('people.title')}</Link>}>
      <Filters filter={filter} />
      <QueryView query={query} rows={8}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('changes.empty')} />
          return (
            <ul className={rows.list} aria-label={t('changes.title')}>
              {items.map((change) => (
                <Row key={change.id} change={change} />
              ))}
            </ul>
          )
        }}
      </QueryView>
      <LoadMore query={query} />
    </Page>
  )
}
