import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Empty, Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inTreeOrder, matching } from '../../features/departments/department-tree.ts'
import { departmentsQuery } from '../../features/departments/list-departments.ts'
import { meQuery } from '../../features/session/get-me.ts'
import type { DirectoryDepartment } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import rows from '../../shared/ui/rows.module.css'
import { DepartmentDrawer } from './department-drawer.tsx'
import styles from './departments-page.module.css'

type Opened = { readonly department: DirectoryDepartment | null }

/** The departments 部门 as a tree, each with its head and how many people work in it. */
export const DepartmentsPage = () => {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data: me } = useSuspenseQuery(meQuery())
  const query = useQuery(departmentsQuery())
  const [opened, setOpened] = useState<Opened | null>(null)
  const [sought, setSought] = useState('')
  const manages = me.permissions.includes('people:manage')
  return (
    <Page
      title={t('departments.title')}
      extra={
        <Space wrap>
          <Link to="/people">{t('people.title')}</Link>
          <Link to="/calendar">{t('calendar.title')}</Link>
          {manages && (
            <Button type="primary" onClick={() => setOpened({ department: null })}>
              {t('departments.add')}
            </Button>
          )}
        </Space>
      }
    >
      <search>
        <Input
          className={styles.filter ?? ''}
          aria-label={t('departments.search')}
          placeholder={t('departments.search')}
          maxLength={100}
          allowClear
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
      </search>
      <QueryView query={query} rows={8}>
        {({ items }) =>
          matching(items, sought).length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('departments.noneFound')} />
          ) : (
            <ul className={rows.list} aria-label={t('departments.title')}>
              {inTreeOrder(matching(items, sought)).map((department) => (
                <li key={department.key} className={`${rows.row} ${styles.row}`}>
                  <span className={styles.name} style={{ paddingInlineStart: department.depth * 24 }}>
                    <span className={rows.title}>{labelText(department.name, language)}</span>
                    <span className={rows.quiet}>{department.key}</span>
                  </span>
                  <span className={rows.quiet}>
                    {department.head === null
                      ? t('departments.noHead')
                      : t('departments.headedBy', { name: department.head.name })}
                  </span>
                  <Link to="/people" search={{ department: department.key, state: 'active' }}>
                    {t('departments.people', { count: department.people })}
                  </Link>
                  {manages && (
                    <Button
                      size="small"
                      aria-label={t('departments.change', { name: labelText(department.name, language) })}
                      onClick={() => setOpened({ department })}
                    >
                      {t('departments.edit')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {opened !== null && <DepartmentDrawer department={opened.department} onClose={() => setOpened(null)} />}
    </Page>
  )
}
