import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AbsenceView } from '../../shared/api/views.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { useNow } from '../../shared/time/use-now.ts'
import styles from './absences.module.css'

type Props = {
  readonly label: string
  readonly absences: readonly AbsenceView[]
  /** What a row says of who is away and who acts. */
  readonly say: (absence: AbsenceView) => string
  readonly removing?: boolean
  /** Left out where nothing can be taken back. */
  readonly onRemove?: (absence: AbsenceView) => void
}

/** Absences in order, the one under way marked. */
export const AbsenceList = ({ label, absences, say, removing = false, onRemove }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = useNow()
  if (absences.length === 0) return null
  return (
    <ul className={styles.list} aria-label={label}>
      {absences.map((absence) => {
        const begun = Date.parse(absence.from) <= now
        const times = {
          from: formatInstant(absence.from, language),
          until: formatInstant(absence.until, language),
        }
        return (
          <li key={`${absence.person.id} ${absence.from}`}>
            <span>
              {t('absences.span', times)} · {say(absence)}{' '}
              {begun && <Tag color="warning">{t('absences.now')}</Tag>}
            </span>
            {onRemove !== undefined && (
              <Button
                size="small"
                loading={removing}
                aria-label={t(begun ? 'absences.endOf' : 'absences.removeOf', times)}
                onClick={() => onRemove(absence)}
              >
                {t(begun ? 'absences.end' : 'absences.remove')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
