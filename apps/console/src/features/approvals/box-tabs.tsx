import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './box-tabs.module.css'
import { listCountsQuery } from './count-lists.ts'
import { taskCountQuery } from './count-tasks.ts'

const LISTS = ['done', 'started', 'cc'] as const

type Props = { readonly current: 'tasks' | 'all' | (typeof LISTS)[number]; readonly q?: string }

const Count = ({ count, most }: { readonly count: number | undefined; readonly most: number }) => (
  <span className={styles.count}>
    {count === undefined ? null : count < most ? String(count) : `${most - 1}+`}
  </span>
)

/**
 * 待办, 已办, 我发起的 and 抄送我的, each with the reader's own number, and 全部 all they may see; what is searched for goes
 * along.
 */
export const BoxTabs = ({ current, q = '' }: Props) => {
  const { t } = useTranslation()
  const { data: open } = useQuery(taskCountQuery())
  const { data: counts } = useQuery(listCountsQuery())
  const most = counts?.most ?? Number.POSITIVE_INFINITY
  const sought = q === '' ? {} : { q }
  const state = (here: boolean) => ({
    ...(here && { className: styles.current, 'aria-current': 'page' as const }),
  })
  return (
    <nav aria-label={t('boxes.label')} className={styles.boxes}>
      <Link to="/inbox" search={sought} {...state(current === 'tasks')}>
        {t('inbox.title')} <Count count={open?.open} most={Number.POSITIVE_INFINITY} />
      </Link>
      {LISTS.map((box) => (
        <Link key={box} to="/requests" search={{ box, ...sought }} {...state(current === box)}>
          {t(`boxes.${box}`)} <Count count={counts?.[box]} most={most} />
        </Link>
      ))}
      <Link to="/requests" search={{ box: 'all', ...sought }} {...state(current === 'all')}>
        {t('boxes.all')}
      </Link>
    </nav>
  )
}
