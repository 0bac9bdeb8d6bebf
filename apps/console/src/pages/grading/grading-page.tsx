import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AccountsNav } from '../../features/accounts/accounts-nav.tsx'
import { rulesQuery } from '../../features/grading/grading.ts'
import { RankingPanel } from '../../features/grading/ranking-panel.tsx'
import { RiskModelPanel } from '../../features/grading/risk-model-panel.tsx'
import { RulesPanel } from '../../features/grading/rules-panel.tsx'
import { meQuery } from '../../features/session/get-me.ts'
import columns from '../../shared/ui/columns.module.css'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'

/** How accounts are graded 客户分级: the rules of each scheme, the risk model, and who most of the trade is done with. */
export const GradingPage = () => {
  const { t } = useTranslation()
  const { data: me } = useSuspenseQuery(meQuery())
  const edits = me.permissions.includes('accounts:rule')
  return (
    <Page title={t('grading.title')}>
      <AccountsNav />
      <div className={columns.columns}>
        <div className={columns.column}>
          <QueryView query={useQuery(rulesQuery())} rows={10}>
            {(rules) =>
              rules.map((one) => (
                <RulesPanel key={`${one.scheme} ${one.version}`} rules={one} edits={edits} />
              ))
            }
          </QueryView>
        </div>
        <div className={columns.column}>
          <RankingPanel />
          <RiskModelPanel edits={edits} />
        </div>
      </div>
    </Page>
  )
}
