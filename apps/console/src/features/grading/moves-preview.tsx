import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RulesPreview } from '../../shared/api/views.ts'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'
import { useGradeText } from '../accounts/use-grade-text.ts'

/** Who would move by changed rules: how many of each grade before and after, and the accounts. */
export const MovesPreview = ({ preview }: { readonly preview: RulesPreview }) => {
  const { t } = useTranslation()
  const gradeText = useGradeText()
  return (
    <section aria-label={t('grading.preview')}>
      <Alert
        type={preview.moved > 0 ? 'warning' : 'info'}
        showIcon
        role="status"
        style={{ margin: '16px 0' }}
        title={t('grading.moving', { count: preview.moved })}
        description={preview.counts
          .map(({ grade, before, after }) => t('grading.count', { grade: gradeText(grade), before, after }))
          .join(t('list.separator'))}
      />
      {preview.moves.length > 0 && (
        <ScrollFrame label={t('grading.movers')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('account.one')}</th>
                <th scope="col">{t('grading.now')}</th>
                <th scope="col">{t('grading.then')}</th>
              </tr>
            </thead>
            <tbody>
              {preview.moves.map(({ number, name, from, to }) => (
                <tr key={number}>
                  <td>
                    {number} {name}
                  </td>
                  <td>{gradeText(from)}</td>
                  <td>{gradeText(to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      )}
    </section>
  )
}
