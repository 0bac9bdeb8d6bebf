import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountList } from '../../features/accounts/account-list.tsx'
import { type AccountsSearch, accountsQuery, STANDINGS } from '../../features/accounts/accounts.ts'
import { CreateDialog } from '../../features/accounts/create-dialog.tsx'
import { meQuery } from '../../features/session/get-me.ts'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import styles from './accounts-page.module.css'

type Props = { readonly search: AccountsSearch }

const ANY = 'any'

const Filters = ({ search }: Props) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState(search.q ?? '')
  useEffect(() => setText(search.q ?? ''), [search.q])
  const narrow = (next: { [name in keyof AccountsSearch]: AccountsSearch[name] | undefined }): void => {
    const { q, standing, target } = { ...search, ...next }
    void navigate({
      to: '/accounts',
      search: {
        ...(q !== undefined && q !== '' && { q }),
        ...(standing !== undefined && { standing }),
        ...(target === true && { target }),
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
  return (
    <Page
      title={t('account.all')}
      extra={
        me.permissions.includes('accounts:write') && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('account.create')}
          </Button>
        )
      }
    >
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
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </Page>
  )
}
