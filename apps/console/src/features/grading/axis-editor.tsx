import { FIGURE_NAMES, FIGURES, type FigureName } from '@countersign/accounts/figures'
import { Button, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { GradingRulesView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'
import { BandsEditor } from './bands-editor.tsx'

type Axis = GradingRulesView['rules']['axes'][number]
type Part = Axis['parts'][number]

const FEN = 100

/** Money is typed in yuan and kept in fen. */
const scale = (figure: FigureName): number => (FIGURES[figure].kind === 'fen' ? FEN : 1)

type Props = {
  readonly title: string | null
  readonly axis: Axis
  readonly onChange: (axis: Axis) => void
}

/** The figures of a total with their weights and scales, and the bands it is divided into. */
export const AxisEditor = ({ title, axis, onChange }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const label = (figure: FigureName): string => labelText(FIGURES[figure].label, language)
  const put = (at: number, part: Partial<Part>): void =>
    onChange({ ...axis, parts: axis.parts.map((one, place) => (place === at ? { ...one, ...part } : one)) })
  const sum = axis.parts.reduce((total, { weight }) => total + weight, 0)
  const free = FIGURE_NAMES.filter((name) => !axis.parts.some(({ figure }) => figure === name))
  const number = (at: number, part: Part, name: 'weight' | 'worst' | 'best') => {
    const by = name === 'weight' ? 1 : scale(part.figure)
    return (
      <InputNumber
        aria-label={`${label(part.figure)} ${t(`grading.${name}`)}`}
        controls={false}
        value={part[name] / by}
        onChange={(value) => put(at, { [name]: Math.round((value ?? 0) * by) })}
        style={{ width: 110 }}
      />
    )
  }
  return (
    <section>
      {title !== null && <h3>{title}</h3>}
      <ScrollFrame label={t('grading.figures')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('grading.figure')}</th>
              <th scope="col">{t('grading.weightSum', { sum })}</th>
              <th scope="col">{t('grading.worst')}</th>
              <th scope="col">{t('grading.best')}</th>
            </tr>
          </thead>
          <tbody>
            {axis.parts.map((part, at) => (
              <tr key={part.figure}>
                <th scope="row">
                  {label(part.figure)}{' '}
                  <Button
                    type="link"
                    size="small"
                    aria-label={t('worksheet.leaveOut', { name: label(part.figure) })}
                    onClick={() =>
                      onChange({ ...axis, parts: axis.parts.filter((_, place) => place !== at) })
                    }
                  >
                    {t('worksheet.out')}
                  </Button>
                </th>
                <td>{number(at, part, 'weight')}</td>
                <td>{number(at, part, 'worst')}</td>
                <td>{number(at, part, 'best')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <Select<FigureName | null>
        aria-label={t('grading.addFigure')}
        placeholder={t('grading.addFigure')}
        value={null}
        options={free.map((name) => ({ value: name, label: label(name) }))}
        onSelect={(figure: FigureName | null) => {
          if (figure !== null)
            onChange({
              ...axis,
              parts: [...axis.parts, { figure, weight: 0, worst: 0, best: scale(figure) }],
            })
        }}
        style={{ width: 220, margin: '12px 0' }}
      />
      <BandsEditor bands={axis.bands} onChange={(bands) => onChange({ ...axis, bands })} />
    </section>
  )
}
