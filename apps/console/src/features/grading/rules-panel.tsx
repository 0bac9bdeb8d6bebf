import { FIGURES, type FigureName } from '@countersign/accounts/figures'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GradingRulesView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatYuan } from '../../shared/money/money.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'
import { useGradeText } from '../accounts/use-grade-text.ts'
import { MeetingTable } from './meeting-table.tsx'
import { RulesEditor } from './rules-editor.tsx'

type Axis = GradingRulesView['rules']['axes'][number]

const edge = (figure: FigureName, value: number): string =>
  FIGURES[figure].kind === 'fen' ? formatYuan(value) : String(value)

const AxisTable = ({ axis }: { readonly axis: Axis }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const gradeText = useGradeText()
  return (
    <>
      <ScrollFrame label={t('grading.figures')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('grading.figure')}</th>
              <th scope="col">{t('grading.weight')}</th>
              <th scope="col">{t('grading.worst')}</th>
              <th scope="col">{t('grading.best')}</th>
            </tr>
          </thead>
          <tbody>
            {axis.parts.map(({ figure, weight, worst, best }) => (
              <tr key={figure}>
                <th scope="row">{labelText(FIGURES[figure].label, language)}</th>
                <td className={table.number}>{weight}</td>
                <td className={table.number}>{edge(figure, worst)}</td>
                <td className={table.number}>{edge(figure, best)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <p>
        {axis.bands
          .map(({ name, from, to }) => t('grading.band', { grade: gradeText(name), from, to }))
          .join(t('list.separator'))}
      </p>
    </>
  )
}

type Props = { readonly rules: GradingRulesView; readonly edits: boolean }

/** How accounts are graded by one scheme, and since when; an administrator changes it. */
export const RulesPanel = ({ rules, edits }: Props) => {
  const { t } = useTranslation()
  const gradeText = useGradeText()
  const [editing, setEditing] = useState(false)
  const { scheme, version, madeAt, madeBy } = rules
  return (
    <Panel title={t(`grading.schemes.${scheme}`)}>
      <p>
        {madeAt === null || madeBy === null ? (
          t('grading.builtIn')
        ) : (
          <>
            {t('grading.since', { version, name: madeBy.name })} <Instant at={madeAt} />
          </>
        )}
      </p>
      {rules.rules.axes.map((axis, at) => (
        <section key={at}>
          {rules.rules.axes.length > 1 && (
            <h3>{t(at === 0 ? 'grading.axisValue' : 'grading.axisLoyalty')}</h3>
          )}
          <AxisTable axis={axis} />
        </section>
      ))}
      {rules.rules.axes.length > 1 && (
        <MeetingTable
          rules={rules.rules}
          cell={(first, second) => gradeText(rules.rules.table?.[first]?.[second] ?? null)}
        />
      )}
      {edits && (
        <Button onClick={() => setEditing(true)} style={{ marginTop: 12 }}>
          {t('grading.change', { scheme: t(`grading.schemes.${scheme}`) })}
        </Button>
      )}
      {editing && <RulesEditor rules={rules} onClose={() => setEditing(false)} />}
    </Panel>
  )
}
