import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccountItem } from '../../shared/api/views.ts'
import { SCHEMES } from './accounts.ts'
import { useGradeText } from './use-grade-text.ts'

/** The grades 等级 of an account, by scheme; those that are not known are left out. */
export const GradeTags = ({ grades }: Pick<AccountItem, 'grades'>) => {
  const { t } = useTranslation()
  const gradeText = useGradeText()
  return SCHEMES.flatMap((scheme) => {
    const grade = grades[scheme]
    if (grade === null) return []
    return [
      <Tag key={scheme} variant="outlined" title={t(`grading.schemes.${scheme}`)}>
        {gradeText(grade)}
      </Tag>,
    ]
  })
}
