import { Empty, Grid } from 'antd'
import { useTranslation } from 'react-i18next'
import type { VisitView } from '../../shared/api/views.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { VisitEntry } from './visit-entry.tsx'
import styles from './visits.module.css'
import { weeksOf } from './visits-query.ts'

type Props = { readonly month: string; readonly visits: readonly VisitView[] }

const dayKey = (at: Date): string => at.toDateString()

const Entries = ({ visits }: { readonly visits: readonly VisitView[] }) => (
  <ul className={styles.visits}>
    {visits.map((visit) => (
      <VisitEntry key={visit.instance} visit={visit} />
    ))}
  </ul>
)

/** The month as a table of weeks; the day of today is framed. */
const MonthTable = ({ month, visits }: Props) => {
  const language = useLanguage()
  const byDay = Map.groupBy(visits, ({ at }) => dayKey(new Date(at)))
  const weeks = weeksOf(month)
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' })
  const today = dayKey(new Date())
  return (
    <table className={styles.month}>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, at) => new Date(2026, 0, 5 + at)).map((day) => (
            <th key={day.getDay()} scope="col">
              {weekday.format(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)?.getDate()}>
            {week.map((day, at) =>
              day === null ? (
                <td key={at} className={styles.outside} />
              ) : (
                <td key={dayKey(day)} className={dayKey(day) === today ? styles.today : undefined}>
                  <span className={styles.day}>{day.getDate()}</span>
                  <Entries visits={byDay.get(dayKey(day)) ?? []} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The days of the month on which there are visits, under each other: for narrow screens. */
const Agenda = ({ visits }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const day = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', weekday: 'long' })
  if (visits.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('visits.none')} />
  return (
    <div className={styles.agenda}>
      {[...Map.groupBy(visits, ({ at }) => dayKey(new Date(at)))].map(([key, of]) => (
        <section key={key}>
          <h3>{day.format(new Date(key))}</h3>
          <Entries visits={of} />
        </section>
      ))}
    </div>
  )
}

/** The visits of a month: a calendar where the screen is wide, an agenda where it is not. */
export const Month = (props: Props) => {
  const { md = true } = Grid.useBreakpoint()
  return md ? <MonthTable {...props} /> : <Agenda {...props} />
}
