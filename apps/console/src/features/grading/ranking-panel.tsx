import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatYuan } from '../../shared/money/money.ts'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'
import { rankingQuery } from './grading.ts'

const VITAL = 0.8

/** The Pareto view 帕累托: accounts by their trade a year, and how few make up four fifths of it. */
export const RankingPanel = () => {
  const { t } = useTranslation()
  return (
    <Panel title={t('ranking.title')}>
      <QueryView query={useQuery(rankingQuery())}>
        {({ rows, total, known, vital }) =>
          known === 0 ? (
            <p>{t('ranking.none')}</p>
          ) : (
            <>
              <p>{t('ranking.vital', { vital, known, total: formatYuan(total) })}</p>
              <ScrollFrame label={t('ranking.title')}>
                <table className={table.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t('account.one')}</th>
                      <th scope="col">{t('ranking.amount')}</th>
                      <th scope="col">{t('ranking.upTo')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ id, number, name, amount, upTo }, at) => (
                      <tr key={id}>
                        <td>
                          {at < vital && <strong>★ </strong>}
                          <Link to="/accounts/$id" params={{ id }}>
                            {number} {name}
                          </Link>
                        </td>
                        <td className={table.number}>{formatYuan(amount)}</td>
                        <td className={table.number}>
                          <meter min={0} max={1} high={VITAL} value={upTo} aria-label={t('ranking.upTo')} />{' '}
                          {Math.round(upTo * 100)}%
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </ScrollFrame>
            </>
          )
        }
      </QueryView>
    </Panel>
  )
}
