import { FIGURE_NAMES, FIGURES, type FigureName } from '@countersign/accounts/figures'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPageView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatYuan } from '../../shared/money/money.ts'
import { Panel } from '../../shared/ui/panel.tsx'
import styles from './account-panels.module.css'
import { SCHEMES } from './accounts.ts'
import { ClassifyDrawer } from './classify-drawer.tsx'
import { levelKey } from './level-key.ts'
import { useGradeText } from './use-grade-text.ts'

type Props = { readonly account: AccountPageView; readonly writes: boolean }

const useFigureText = () => {
  const { t } = useTranslation()
  return (name: FigureName, value: number): string => {
    const { kind } = FIGURES[name]
    if (kind === 'fen') return formatYuan(value)
    if (kind === 'days') return t('account.days', { count: value })
    return kind === '%' ? `${value}%` : t('grading.score', { score: value })
  }
}

/** How an account is classed 划分: type, category, relationship, its grades, and the figures they come from. */
export const ClassPanel = ({ account, writes }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const gradeText = useGradeText()
  const figureText = useFigureText()
  const [editing, setEditing] = useState(false)
  const { customerType, category, relationship, grades, worksheet } = account
  const known = FIGURE_NAMES.filter((name) => account.figures[name] !== undefined)
  return (
    <Panel title={t('classes.title')}>
      <dl className={styles.fields}>
        <div>
          <dt>{t('classes.type')}</dt>
          <dd>{customerType === null ? t('classes.unknown') : t(`classes.types.${customerType}`)}</dd>
        </div>
        <div>
          <dt>{t('classes.category')}</dt>
          <dd>{category === null ? t('classes.unknown') : t(`classes.categories.${category}`)}</dd>
        </div>
        <div>
          <dt>{t('classes.relationship')}</dt>
          <dd>
            {relationship === null ? t('classes.unknown') : t(`classes.levels.${levelKey(relationship)}`)}
          </dd>
        </div>
        {SCHEMES.map((scheme) => (
          <div key={scheme}>
            <dt>{t(`grading.schemes.${scheme}`)}</dt>
            <dd>{gradeText(grades[scheme])}</dd>
          </div>
        ))}
        {worksheet !== null && (
          <div>
            <dt>{t('worksheet.title')}</dt>
            <dd>
              {worksheet.total === null
                ? t('worksheet.incomplete')
                : t('worksheet.of', { total: worksheet.total })}
            </dd>
          </div>
        )}
        {known.map((name) => (
          <div key={name}>
            <dt>{labelText(FIGURES[name].label, language)}</dt>
            <dd>{figureText(name, account.figures[name] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {writes && (
        <Button className={styles.act ?? ''} onClick={() => setEditing(true)}>
          {t('classes.edit')}
        </Button>
      )}
      {editing && <ClassifyDrawer account={account} onClose={() => setEditing(false)} />}
    </Panel>
  )
}
