import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GradingRulesView } from '../../shared/api/views.ts'
import table from '../../shared/ui/table.module.css'
import { useGradeText } from '../accounts/use-grade-text.ts'

type Props = {
  readonly rules: GradingRulesView['rules']
  readonly cell: (first: string, second: string) => ReactNode
}

/** Where the bands of two totals meet: the first down, the second across. */
export const MeetingTable = ({ rules, cell }: Props) => {
  const { t } = useTranslation()
  const gradeText = useGradeText()
  const bands = rules.axes[0]?.bands.map(({ name }) => name) ?? []
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('grading.meeting')}</th>
          {bands.map((second) => (
            <th key={second} scope="col">
              {gradeText(second)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bands.map((first) => (
          <tr key={first}>
            <th scope="row">{gradeText(first)}</th>
            {bands.map((second) => (
              <td key={second}>{cell(first, second)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
