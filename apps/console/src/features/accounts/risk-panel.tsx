import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPageView } from '../../shared/api/views.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import styles from './account-panels.module.css'
import { RiskDialog } from './risk-dialog.tsx'

type Props = { readonly account: AccountPageView; readonly writes: boolean }

const BANDS = ['low', 'medium', 'high'] as const

/** The latest risk sheets 客户风险分析表 of an account, each by the version it was scored by. */
export const RiskPanel = ({ account, writes }: Props) => {
  const { t } = useTranslation()
  const [scoring, setScoring] = useState(false)
  return (
    <Panel title={t('risk.title')}>
      {account.risk.length === 0 && <p className={styles.quiet}>{t('risk.none')}</p>}
      <ul className={styles.list}>
        {account.risk.map(({ id, total, band, version, madeAt, madeBy }) => {
          const known = BANDS.find((one) => one === band)
          return (
            <li key={id}>
              <span>
                <strong>{t('risk.total', { total })}</strong>{' '}
                {known !== undefined && t(`risk.bands.${known}`)}
                <br />
                <span className={styles.quiet}>
                  {version === null ? t('risk.byProcess') : t('risk.version', { version: version + 1 })}
                  {madeBy !== null && ` · ${madeBy.name}`} · <Instant at={madeAt} />
                </span>
              </span>
            </li>
          )
        })}
      </ul>
      {writes && (
        <Button className={styles.act ?? ''} onClick={() => setScoring(true)}>
          {t('risk.score')}
        </Button>
      )}
      {scoring && <RiskDialog account={account.id} onClose={() => setScoring(false)} />}
    </Panel>
  )
}
