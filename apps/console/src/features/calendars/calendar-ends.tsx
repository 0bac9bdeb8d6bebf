import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatDate } from '../../shared/time/instant.ts'
import { meQuery } from '../session/get-me.ts'

/** Tells whoever keeps the calendar that the holidays after a near date are not in it yet. */
export const CalendarEnds = () => {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data: me } = useSuspenseQuery(meQuery())
  const { pathname } = useLocation()
  // There it is written anyway.
  if (me.calendarEnds === null || pathname === '/calendar') return null
  return (
    <Alert
      banner
      style={{ marginBottom: 16 }}
      type="info"
      title={t('calendar.ends', { date: formatDate(me.calendarEnds, language) })}
      action={<Link to="/calendar">{t('calendar.open')}</Link>}
    />
  )
}
