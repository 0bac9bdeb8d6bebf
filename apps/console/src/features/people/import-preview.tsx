import { Alert, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportOutcome } from '../../shared/api/views.ts'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'
import styles from './import-preview.module.css'
import { SHEET_COLUMNS, type SheetRow } from './read-sheet.ts'

const COLOURS = { new: 'success', changed: 'processing', same: 'default', faulty: 'error' } as const

type Props = { readonly rows: readonly SheetRow[]; readonly outcome: ImportOutcome }

/** What an import would do with each row, the faulty ones first with the reason. */
export const ImportPreview = ({ rows, outcome }: Props) => {
  const { t } = useTranslation()
  const placed = rows.map((row, at) => ({
    row,
    at,
    change: outcome.rows[at]?.change ?? 'same',
    problem: outcome.rows[at]?.problem ?? null,
  }))
  const count = (change: keyof typeof COLOURS): number => placed.filter((one) => one.change === change).length
  const faulty = count('faulty')
  const sorted = [...placed].sort(
    (a, b) => Number(b.change === 'faulty') - Number(a.change === 'faulty') || a.at - b.at,
  )
  return (
    <>
      <Alert
        type={faulty > 0 ? 'warning' : 'info'}
        showIcon
        role="status"
        title={t('people.import.counts', {
          created: count('new'),
          changed: count('changed'),
          same: count('same'),
        })}
        {...(faulty > 0 && { description: t('people.import.faulty', { count: faulty }) })}
      />
      <ScrollFrame label={t('people.import.rows')}>
        <table className={`${table.table} ${styles.people}`}>
          <thead>
            <tr>
              <th scope="col">{t('people.import.row')}</th>
              <th scope="col">{t('people.import.change')}</th>
              {SHEET_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`people.import.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ row, at, change, problem }) => (
              <tr key={at}>
                <td>{row.line}</td>
                <td>
                  <Tag color={COLOURS[change]} variant="outlined">
                    {t(`people.import.changes.${change}`)}
                  </Tag>
                  {problem !== null && <div className={styles.problem}>{problem}</div>}
                </td>
                {SHEET_COLUMNS.map((column) => (
                  <td key={column}>{row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </>
  )
}
