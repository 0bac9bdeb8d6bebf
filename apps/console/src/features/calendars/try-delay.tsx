import { addDelay, type Calendar, isBeyond } from '@countersign/definition/calendar'
import { DatePicker, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import styles from './calendars.module.css'

const UNITS = ['workday', 'workhour'] as const

/** What a due time comes to by the calendar as it stands in the form. */
export const TryDelay = ({ calendar }: { readonly calendar: Calendar }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const [from, setFrom] = useState(() => dayjs().second(0).millisecond(0))
  const [amount, setAmount] = useState(2)
  const [unit, setUnit] = useState<(typeof UNITS)[number]>('workday')
  const due = dueAt(calendar, { from: from.toISOString(), amount, unit })
  return (
    <>
      <div className={styles.bar}>
        <DatePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          allowClear={false}
          value={from}
          aria-label={t('calendar.tryFrom')}
          onChange={(value) => value !== null && setFrom(value)}
        />
        <InputNumber
          min={1}
          max={200}
          precision={0}
          controls={false}
          value={amount}
          aria-label={t('calendar.tryAmount')}
          onChange={(value) => setAmount(value ?? 1)}
        />
        <Select
          value={unit}
          aria-label={t('calendar.tryUnit')}
          options={UNITS.map((value) => ({ value, label: t(`calendar.units.${value}`) }))}
          onChange={setUnit}
          style={{ minWidth: 120 }}
        />
      </div>
      <p role="status">
        {due === null ? t('calendar.tryNever') : t('calendar.tryDue', { at: formatInstant(due, language) })}
        {due !== null && isBeyond(calendar, due) && ` ${t('calendar.tryBeyond')}`}
      </p>
    </>
  )
}

type Tried = { readonly from: string; readonly amount: number; readonly unit: (typeof UNITS)[number] }

const dueAt = (calendar: Calendar, { from, amount, unit }: Tried): string | null => {
  try {
    return addDelay(from, { amount, unit }, calendar)
  } catch (error) {
    // A calendar in which nothing is ever worked.
    if (error instanceof RangeError) return null
    throw error
  }
}
