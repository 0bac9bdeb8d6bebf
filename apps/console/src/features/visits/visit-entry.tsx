import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { VisitView } from '../../shared/api/views.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import styles from './visits.module.css'

/** A visit in the calendar: when, of whom, by whom, and whether it took place. */
export const VisitEntry = ({ visit }: { readonly visit: VisitView }) => {
  const { t } = useTranslation()
  const time = new Intl.DateTimeFormat(useLanguage(), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (
    <li className={styles.visit}>
      <Link to="/requests/$id" params={{ id: visit.instance }}>
        <time dateTime={visit.at}>{time.format(new Date(visit.at))}</time> {visit.account.name}
      </Link>
      <span className={styles.quiet}>
        {[visit.lead?.name, visit.place, t(visit.held ? 'visits.held' : 'visits.planned')]
          .filter((part) => part !== undefined && part !== null)
          .join(' · ')}
      </span>
    </li>
  )
}
