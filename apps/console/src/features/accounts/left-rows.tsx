import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { writeTable } from '../../shared/sheets/write-table.ts'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'
import type { LeftRow } from './import-rows.ts'

const MOST_SHOWN = 200

/** The rows of a sheet that are not imported, each with the reason; all of them as a file. */
export const LeftRows = ({ rows }: { readonly rows: readonly LeftRow[] }) => {
  const { t } = useTranslation()
  const headings = [
    t('people.import.row'),
    t('importing.columns.name'),
    t('importing.why'),
    t('importing.reason'),
  ]
  const why = (row: LeftRow): string => t(row.why === 'faulty' ? 'importing.faulty' : 'importing.duplicate')
  const save = (): Promise<void> =>
    writeTable(
      t('importing.leftFile'),
      headings,
      rows.map((row) => [row.line, row.name, why(row), row.text]),
    )
  return (
    <>
      <ScrollFrame label={t('importing.left')}>
        <table className={table.table}>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_SHOWN).map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td>{row.name}</td>
                <td>{why(row)}</td>
                <td>{row.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <Button onClick={() => void save()} style={{ marginTop: 12 }}>
        {t('importing.saveLeft', { count: rows.length })}
      </Button>
    </>
  )
}
