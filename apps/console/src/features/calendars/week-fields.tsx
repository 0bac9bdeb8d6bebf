import type { Calendar } from '@countersign/definition/calendar'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../shared/language/use-language.ts'
import styles from './calendars.module.css'
import { readSpans, spansText } from './spans.ts'

type Props = {
  readonly calendar: Calendar
  readonly disabled: boolean
  readonly onChange: (calendar: Calendar) => void
}

const ZONES = Intl.supportedValuesOf('timeZone')

/** The week of a working calendar: zone, days, hours (split shifts as well), and how far its holidays are known. */
export const WeekFields = ({ calendar, disabled, onChange }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const [hours, setHours] = useState(spansText(calendar.hours))
  const spans = readSpans(hours)
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  const days = [1, 2, 3, 4, 5, 6, 7].map((value) => ({
    value,
    label: weekday.format(Date.UTC(2024, 0, value)),
  }))
  const typeHours = (text: string): void => {
    setHours(text)
    const read = readSpans(text)
    if (read !== null) onChange({ ...calendar, hours: read })
  }
  const { validThrough: _known, ...open } = calendar
  return (
    <Form layout="vertical" component={false} disabled={disabled}>
      <div className={styles.fields}>
        <Form.Item label={t('calendar.zone')} htmlFor="calendar-zone">
          <Select
            id="calendar-zone"
            showSearch
            value={calendar.zone}
            options={ZONES.map((value) => ({ value }))}
            onChange={(zone) => onChange({ ...calendar, zone })}
          />
        </Form.Item>
        <Form.Item
          label={t('calendar.hours')}
          htmlFor="calendar-hours"
          {...(spans === null
            ? { validateStatus: 'error', help: t('calendar.hoursWrong') }
            : { extra: t('calendar.hoursHelp') })}
        >
          <Input
            id="calendar-hours"
            value={hours}
            aria-invalid={spans === null}
            maxLength={120}
            onChange={({ target }) => typeHours(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('calendar.through')} htmlFor="calendar-through" extra={t('calendar.throughHelp')}>
          <Input
            id="calendar-through"
            type="date"
            value={calendar.validThrough ?? ''}
            onChange={({ target }) =>
              onChange(target.value === '' ? open : { ...calendar, validThrough: target.value })
            }
          />
        </Form.Item>
      </div>
      <Form.Item label={t('calendar.workweek')}>
        <Checkbox.Group
          options={days}
          value={[...calendar.workweek]}
          onChange={(chosen) =>
            chosen.length > 0 && onChange({ ...calendar, workweek: chosen.toSorted((a, b) => a - b) })
          }
        />
      </Form.Item>
    </Form>
  )
}
