import { bandFaults } from '@countersign/accounts/bands'
import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { GradingRulesView } from '../../shared/api/views.ts'
import table from '../../shared/ui/table.module.css'
import { useGradeText } from '../accounts/use-grade-text.ts'

type Bands = GradingRulesView['rules']['axes'][number]['bands']
type Props = { readonly bands: Bands; readonly onChange: (bands: Bands) => void }

/** From where to where each band goes; gaps and overlaps are marked as they come about. */
export const BandsEditor = ({ bands, onChange }: Props) => {
  const { t } = useTranslation()
  const gradeText = useGradeText()
  const faults = bandFaults(bands)
  const put = (at: number, edge: 'from' | 'to', value: number | null): void =>
    onChange(bands.map((band, place) => (place === at ? { ...band, [edge]: value ?? 0 } : band)))
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('grading.grade')}</th>
          <th scope="col">{t('grading.from')}</th>
          <th scope="col">{t('grading.to')}</th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ name, from, to }, at) => (
          <tr key={name}>
            <th scope="row">
              {gradeText(name)}
              {faults
                .filter((fault) => fault.at === at)
                .map(({ code }) => (
                  <div key={code} className={table.fault} role="status">
                    {t(`grading.faults.${code}`)}
                  </div>
                ))}
            </th>
            {(
              [
                ['from', from],
                ['to', to],
              ] as const
            ).map(([edge, value]) => (
              <td key={edge}>
                <InputNumber
                  aria-label={`${gradeText(name)} ${t(`grading.${edge}`)}`}
                  controls={false}
                  min={0}
                  max={100}
                  precision={0}
                  value={value}
                  onChange={(next) => put(at, edge, next)}
                  style={{ width: 90 }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
