import { useTranslation } from 'react-i18next'

const KNOWN = [
  'A',
  'B',
  'C',
  'top',
  'middle',
  'small',
  'vip',
  'key',
  'general',
  'high',
  'low',
  'medium',
] as const

/** What a grade or a band is called. */
export const useGradeText = (): ((grade: string | null) => string) => {
  const { t } = useTranslation()
  return (grade) => {
    if (grade === null) return t('grading.notGraded')
    const known = KNOWN.find((one) => one === grade)
    return known === undefined ? grade : t(`grading.grades.${known}`)
  }
}
