import { useTranslation } from 'react-i18next'
import type { DemoContents } from '../../shared/api/views.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Panel } from '../../shared/ui/panel.tsx'
import styles from './demo.module.css'

type Line = { readonly what: string; readonly count: number | null }

const Counts = ({ lines }: { readonly lines: readonly Line[] }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <dl className={styles.counts}>
      {lines.map(({ what, count }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{count === null ? t('demo.all') : count.toLocaleString(language)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What clearing the demo takes away beside what it leaves. */
export const DemoCounts = ({ goes, stays }: DemoContents) => {
  const { t } = useTranslation()
  return (
    <div className={styles.sides}>
      <Panel title={t('demo.goes')}>
        <Counts
          lines={[
            { what: t('demo.requests'), count: goes.requests },
            { what: t('demo.records'), count: null },
            { what: t('demo.notices'), count: goes.notices },
            { what: t('demo.mails'), count: goes.mails },
            { what: t('demo.files'), count: goes.files },
          ]}
        />
      </Panel>
      <Panel title={t('demo.stays')}>
        <Counts
          lines={[
            { what: t('demo.otherRequests'), count: stays.requests },
            { what: t('demo.people'), count: stays.people },
            { what: t('demo.accounts'), count: stays.accounts },
            { what: t('demo.processes'), count: null },
          ]}
        />
      </Panel>
    </div>
  )
}
