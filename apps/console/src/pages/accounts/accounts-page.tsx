import { GRADES } from '@countersign/accounts/grading-rules'
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Select, Space } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountList } from '../../features/accounts/account-list.tsx'
import { type AccountsSearch, accountsQuery, SCHEMES, STANDINGS } from '../../features/accounts/accounts.ts'
import { AccountsNav } from '../../features/accounts/accounts-nav.tsx'
import { CreateDialog } from '../../features/accounts/create-dialog.tsx'
import { ExportButton } from '../../features/accounts/export-button.tsx'
import { useGradeText } from '../../features/accounts/use-grade-text.ts'
import { meQuery } from '../../features/session/get-me.ts'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import styles from './accounts-page.module.css'

/** Loaded with the first import. */
const ImportDialog = lazy(async () => ({
  default: (await import('../../features/accounts/import-dialog.tsx')).ImportDialog,
}))

type Props = { readonly search: AccountsSearch }

const ANY = 'any'

const Filters = ({ search }: Props) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const gradeText = useGradeText()
  const [text, setText] = useState(search.q ?? '')
  useEffect(() => setText(search.q ?? ''), [search.q])
  const narrow = (next: { [name in keyof AccountsSearch]: AccountsSearch[name] | undefined }): void => {
    const { q, standing, target, grade } = { ...search, ...next }
    void navigate({
      to: '/accounts',
      search: {
        ...(q !== undefined && q !== '' && { q }),
        ...(standing !== undefined && { standing }),
        ...(target === true && { target }),
        ...(grade !== undefined && { grade }),
      },
    })
  }
  return (
    <search className={styles.filters}>
      <SearchBox
        label={t('account.search')}
        value={text}
        onType={setText}
        onSearch={(sought) => narrow({ q: sought })}
      />
      <Select<(typeof STANDINGS)[number] | typeof ANY>
        aria-label={t('account.standing')}
        value={search.standing ?? ANY}
        options={[
          { value: ANY, label: t('account.anyStanding') },
          ...STANDINGS.map((standing) => ({ value: standing, label: t(`account.standings.${standing}`) })),
        ]}
        popupMatchSelectWidth={false}
        onChange={(standing) => narrow({ standing: standing === ANY ? undefined : standing })}
      />
      <Select<string>
        aria-label={t('grading.title')}
        value={search.grade ?? ANY}
        options={[
          { value: ANY, label: t('grading.any') },
          ...SCHEMES.map((scheme) => ({
            label: t(`grading.schemes.${scheme}`),
            options: GRADES[scheme].map((grade) => ({
              value: `${scheme}.${grade}`,
              label: gradeText(grade),
            })),
          })),
        ]}
        popupMatchSelectWidth={false}
        onChange={(grade) => narrow({ grade: grade === ANY ? undefined : grade })}
      />
      <Checkbox
        checked={search.target === true}
        onChange={({ target }) => narrow({ target: target.checked || undefined })}
      >
        {t('account.onlyTargets')}
      </Checkbox>
    </search>
  )
}

/** The accounts 客户 the reader may see: own, team's, department's or all, and those worked on by name. */
export const AccountsPage = ({ search }: Props) => {
  const { t } = useTranslation()
  const { data: me } = useSuspenseQuery(meQuery())
  const query = useInfiniteQuery(accountsQuery(search))
  const [creating, setCreating] = useState(false)
  const [importing, setImporting] = useState(false)
  const writes = me.permissions.includes('accounts:write')
  return (
    <Page
      title={t('account.all')}
      extra={
        <Space wrap>
          {writes && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {t('account.create')}
            </Button>
          )}
          {writes && <Button onClick={() => setImporting(true)}>{t('importing.open')}</Button>}
          <ExportButton />
        </Space>
      }
    >
      <AccountsNav />
      <Filters search={search} />
      <QueryView query={query} rows={10}>
        {({ pages }) => (
          <AccountList
            items={pages.flatMap(({ items }) => items)}
            onNearEnd={() => {
              if (query.hasNextPage && !query.isFetching && !query.isError) void query.fetchNextPage()
            }}
          />
        )}
      </QueryView>
      <LoadMore query={query} />
      {importing && (
        <Suspense>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </Page>
  )
}
