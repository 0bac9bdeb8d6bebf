import { type Calendar, isWorkday } from '@countersign/definition/calendar'
import { useTranslation } from 'react-i18next'
import { type Language, labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatDate } from '../../shared/time/instant.ts'
import styles from './calendars.module.css'

const DAY = 86_400_000

/** The dates of a month, with null for the days of its first week that belong to the month before. */
const datesOf = (year: number, month: number): readonly (string | null)[] => {
  const first = Date.UTC(year, month, 1)
  const before = (new Date(first).getUTCDay() + 6) % 7
  const count = (Date.UTC(year, month + 1, 1) - first) / DAY
  const dates = Array.from({ length: count }, (_, at) =>
    new Date(first + at * DAY).toISOString().slice(0, 10),
  )
  return [...Array.from({ length: before }, () => null), ...dates]
}

const monthName = (language: Language, month: number): string =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1))

const weekdays = (language: Language): readonly string[] => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'narrow', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1) + day * DAY))
}

type Props = {
  readonly calendar: Calendar
  readonly year: number
  /** Left out for whoever only looks. */
  readonly onToggle?: (date: string) => void
}

/** A year of a working calendar: what is worked, what is off, and which dates differ from the week. */
export const YearView = ({ calendar, year, onToggle }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className={styles.year}>
      {Array.from({ length: 12 }, (_, month) => (
        <section
          key={monthName(language, month)}
          aria-label={t('calendar.month', { month: monthName(language, month), year })}
        >
          <h3 className={styles.month}>{monthName(language, month)}</h3>
          <div className={styles.days}>
            {weekdays(language).map((name, day) => (
              <span key={day} aria-hidden className={styles.weekday}>
                {name}
              </span>
            ))}
            {datesOf(year, month).map((date, at) =>
              date === null ? (
                <span key={at} />
              ) : (
                <Day key={date} calendar={calendar} date={date} onToggle={onToggle} />
              ),
            )}
          </div>
        </section>
      ))}
    </div>
  )
}

type DayProps = {
  readonly calendar: Calendar
  readonly date: string
  readonly onToggle: ((date: string) => void) | undefined
}

const Day = ({ calendar, date, onToggle }: DayProps) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const worked = isWorkday(calendar, date)
  const differs = Object.hasOwn(calendar.exceptions, date)
  const said = t(worked ? 'calendar.worked' : 'calendar.off', { date: formatDate(date, language) })
  const name = calendar.names?.[date]
  const label = name === undefined ? said : t('calendar.named', { said, name: labelText(name, language) })
  const className = [styles.day, worked ? styles.worked : styles.off, differs ? styles.differs : ''].join(' ')
  // Drawn by the style, so that what is read and what is seen as text agree.
  const mark = differs ? { 'data-mark': t(worked ? 'calendar.markWorked' : 'calendar.markOff') } : {}
  if (onToggle === undefined)
    return (
      <span className={className} title={label} {...mark}>
        {Number(date.slice(8))}
        {differs && <span className="visually-hidden">{label}</span>}
      </span>
    )
  return (
    <button
      type="button"
      className={className}
      title={label}
      aria-label={label}
      aria-pressed={differs}
      {...mark}
      onClick={() => onToggle(date)}
    >
      {Number(date.slice(8))}
    </button>
  )
}
