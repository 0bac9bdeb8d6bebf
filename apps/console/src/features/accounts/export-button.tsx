import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../shared/language/use-language.ts'
import { writeTable } from '../../shared/sheets/write-table.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { exportAccounts } from './export-accounts.ts'
import { useGradeText } from './use-grade-text.ts'

const COLUMNS = [
  'number',
  'name',
  'owner',
  'standing',
  'completeness',
  'level',
  'abc',
  'value',
  'families',
] as const

/** All accounts the reader may see as an Excel file; what is sensitive is masked in it. */
export const ExportButton = () => {
  const { t } = useTranslation()
  const language = useLanguage()
  const gradeText = useGradeText()
  const problemText = useProblemText()
  const [count, setCount] = useState(0)
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      setCount(0)
      const { headings, rows } = await exportAccounts(
        {
          headings: COLUMNS.map((column) => t(`exporting.columns.${column}`)),
          standing: (standing) => t(`account.standings.${standing}`),
          grade: gradeText,
          language: language === 'en' ? 'en' : 'zh',
        },
        setCount,
      )
      await writeTable(t('exporting.file'), headings, rows)
    },
  })
  return (
    <>
      <Button loading={isPending} onClick={() => mutate()}>
        {isPending ? t('exporting.progress', { count }) : t('exporting.start')}
      </Button>
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
    </>
  )
}
