import { WORKSHEET_CRITERIA } from '@countersign/accounts/worksheet'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WorksheetView } from '../../shared/api/views.ts'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'

/** A kept worksheet: criteria down, accounts across, totals and ranks below. */
export const WorksheetTable = ({ rows }: Pick<WorksheetView, 'rows'>) => {
  const { t } = useTranslation()
  return (
    <ScrollFrame label={t('worksheet.title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('worksheet.criterion')}</th>
            {rows.map(({ account }) => (
              <th key={account.id} scope="col">
                <Link to="/accounts/$id" params={{ id: account.id }}>
                  {account.name}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WORKSHEET_CRITERIA.map((criterion) => (
            <tr key={criterion}>
              <th scope="row">{t(`worksheet.criteria.${criterion}`)}</th>
              {rows.map(({ account, answers }) => (
                <td key={account.id}>{answers[criterion] ?? t('worksheet.blank')}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('worksheet.total')}</th>
            {rows.map(({ account, total }) => (
              <td key={account.id}>{total ?? t('worksheet.incomplete')}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('worksheet.rank')}</th>
            {rows.map(({ account, rank }) => (
              <td key={account.id}>{rank ?? t('worksheet.blank')}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollFrame>
  )
}
