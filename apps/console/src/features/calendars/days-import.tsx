import type { Calendar } from '@countersign/definition/calendar'
import {
  type CalendarDay,
  changedDays,
  type DayChange,
  daysOf,
  statutoryDays,
  withDays,
} from '@countersign/definition/calendar-days'
import { type CalendarFileFault, readCalendarFile } from '@countersign/definition/calendar-file'
import { Alert, Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatDate } from '../../shared/time/instant.ts'
import styles from './calendars.module.css'

type Found = {
  readonly from: string
  readonly days: readonly CalendarDay[]
  readonly validThrough: string | undefined
  readonly faults: readonly CalendarFileFault[]
}

const MOST_BYTES = 1_000_000

/** Dates that are there in the years that the found ones speak of give way to them; others stay. */
const merged = (calendar: Calendar, { days }: Found): readonly CalendarDay[] => {
  const years = new Set(days.map(({ date }) => date.slice(0, 4)))
  const kept = daysOf(calendar).filter(({ date }) => !years.has(date.slice(0, 4)))
  return [...kept, ...days].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

type Props = { readonly calendar: Calendar; readonly onApply: (calendar: Calendar) => void }

/** Holidays and make-up workdays from the arrangements known here or from a file, looked at before they are taken over. */
export const DaysImport = ({ calendar, onApply }: Props) => {
  const { t } = useTranslation()
  const picker = useRef<HTMLInputElement>(null)
  const [found, setFound] = useState<Found | null>(null)
  const known = (): void => {
    const { days, validThrough } = statutoryDays()
    setFound({ from: t('calendar.statutory'), days, validThrough, faults: [] })
  }
  const read = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? []
    target.value = ''
    if (file === undefined) return
    const { days, faults } = readCalendarFile(file.size > MOST_BYTES ? '' : await file.text())
    const last = days.at(-1)?.date.slice(0, 4)
    setFound({
      from: file.name,
      days,
      faults,
      validThrough: last === undefined ? undefined : `${last}-12-31`,
    })
  }
  const apply = (one: Found): void => {
    const validThrough = [calendar.validThrough ?? '', one.validThrough ?? ''].toSorted().at(-1) ?? ''
    onApply({ ...withDays(calendar, merged(calendar, one)), ...(validThrough !== '' && { validThrough }) })
    setFound(null)
  }
  return (
    <>
      <div className={styles.actions}>
        <Button onClick={known}>{t('calendar.takeStatutory')}</Button>
        <Button onClick={() => picker.current?.click()}>{t('calendar.upload')}</Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,.json,text/csv,application/json"
          aria-label={t('calendar.upload')}
          onChange={(event) => void read(event)}
        />
      </div>
      <p className={styles.about}>{t('calendar.uploadHelp')}</p>
      {found !== null && (
        <Preview
          found={found}
          changes={changedDays(daysOf(calendar), merged(calendar, found))}
          onApply={() => apply(found)}
          onCancel={() => setFound(null)}
        />
      )}
    </>
  )
}

type PreviewProps = {
  readonly found: Found
  readonly changes: readonly DayChange[]
  readonly onApply: () => void
  readonly onCancel: () => void
}

const Preview = ({ found, changes, onApply, onCancel }: PreviewProps) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const said = (day: CalendarDay | null): string =>
    day === null ? t('calendar.asWeek') : t(day.worked ? 'calendar.work' : 'calendar.holiday')
  return (
    <section aria-label={t('calendar.preview')}>
      <Alert
        type={found.faults.length > 0 ? 'warning' : 'info'}
        role="status"
        showIcon
        title={t('calendar.found', { from: found.from, count: found.days.length, changes: changes.length })}
        description={
          found.faults.length === 0 ? null : (
            <ul className={styles.changes}>
              {found.faults.map(({ row, code, text }) => (
                <li key={row}>
                  {t('calendar.fault', { row, why: t(`calendar.faults.${code}`) })}{' '}
                  <code lang="zxx">{text}</code>
                </li>
              ))}
            </ul>
          )
        }
      />
      {changes.length > 0 && (
        <ul className={styles.changes} aria-label={t('calendar.changes')}>
          {changes.map(({ date, before, after }) => (
            <li key={date}>
              {t('calendar.change', {
                date: formatDate(date, language),
                before: said(before),
                after: said(after),
              })}
              {after?.name != null && ` ${labelText(after.name, language)}`}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button type="primary" disabled={changes.length === 0} onClick={onApply}>
          {t('calendar.take')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </section>
  )
}
