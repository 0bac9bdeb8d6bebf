import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select, Space } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DepartmentSelect } from '../../features/departments/department-select.tsx'
import {
  PERSON_RANKS,
  type PeopleFilter,
  type PersonRank,
  peopleQuery,
} from '../../features/people/list-people.ts'
import styles from '../../features/people/people.module.css'
import { PeopleList } from '../../features/people/people-list.tsx'
import { meQuery } from '../../features/session/get-me.ts'
import type { DirectoryPerson } from '../../shared/api/views.ts'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import { PersonDrawer } from './person-drawer.tsx'

/** Reading and writing sheets is loaded with the first import. */
const ImportDialog = lazy(async () => ({
  default: (await import('../../features/people/import-dialog.tsx')).ImportDialog,
}))

type Opened = { readonly person: DirectoryPerson | null }

const STATES = ['active', 'disabled'] as const

const Filters = ({ filter }: { readonly filter: PeopleFilter }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState(filter.q ?? '')
  // The address may lead elsewhere while the field stays, and the focus with it.
  useEffect(() => setText(filter.q ?? ''), [filter.q])
  const narrow = (changes: { [Name in keyof PeopleFilter]?: PeopleFilter[Name] | undefined }): void => {
    const next = Object.fromEntries(
      Object.entries({ ...filter, ...changes }).filter(([, value]) => value !== undefined && value !== ''),
    )
    void navigate({ to: '/people', search: next, replace: true })
  }
  return (
    <search className={styles.filters}>
      <SearchBox label={t('people.search')} value={text} onType={setText} onSearch={(q) => narrow({ q })} />
      <DepartmentSelect
        label={t('people.department')}
        placeholder={t('people.allDepartments')}
        value={filter.department}
        allowClear
        onChange={(department) => narrow({ department })}
      />
      <Select<PersonRank | null>
        aria-label={t('people.rank')}
        placeholder={t('people.allRanks')}
        value={filter.rank ?? null}
        allowClear={{ label: t('form.clear') }}
        options={PERSON_RANKS.map((rank) => ({ value: rank, label: t(`people.ranks.${rank}`) }))}
        onChange={(rank) => narrow({ rank: rank ?? undefined })}
      />
      <Select<'active' | 'disabled' | null>
        aria-label={t('people.state')}
        placeholder={t('people.allStates')}
        value={filter.state ?? null}
        allowClear={{ label: t('form.clear') }}
        options={STATES.map((state) => ({ value: state, label: t(`people.states.${state}`) }))}
        onChange={(state) => narrow({ state: state ?? undefined })}
      />
    </search>
  )
}

/** Everybody 人员: an administrator changes, an auditor looks. Search and filters live in the address. */
export const PeoplePage = ({ filter }: { readonly filter: PeopleFilter }) => {
  const { t } = useTranslation()
  const { data: me } = useSuspenseQuery(meQuery())
  const query = useInfiniteQuery(peopleQuery(filter))
  const [opened, setOpened] = useState<Opened | null>(null)
  const [importing, setImporting] = useState(false)
  const manages = me.permissions.includes('people:manage')
  return (
    <Page
      title={t('people.title')}
      extra={
        <Space wrap>
          <Link to="/departments">{t('departments.title')}</Link>
          <Link to="/changes">{t('changes.title')}</Link>
          <Link to="/attempts">{t('attempts.title')}</Link>
          {me.permissions.includes('webhooks:manage') && <Link to="/webhooks">{t('webhooks.title')}</Link>}
          {manages && <Button onClick={() => setImporting(true)}>{t('people.import.title')}</Button>}
          {manages && (
            <Button type="primary" onClick={() => setOpened({ person: null })}>
              {t('people.add')}
            </Button>
          )}
        </Space>
      }
    >
      <Filters filter={filter} />
      <QueryView query={query} rows={10}>
        {({ pages }) => (
          <PeopleList
            items={pages.flatMap(({ items }) => items)}
            onOpen={(person) => setOpened({ person })}
          />
        )}
      </QueryView>
      <LoadMore query={query} />
      {opened !== null && (
        <PersonDrawer person={opened.person} manages={manages} onClose={() => setOpened(null)} />
      )}
      {importing && (
        <Suspense fallback={null}>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </Page>
  )
}
