import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { meQuery } from '../session/get-me.ts'

/** Says to whoever is back early that somebody else acts for them as well. */
export const AwayBanner = () => {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data: me } = useSuspenseQuery(meQuery())
  if (me.away === null) return null
  return (
    <Alert
      banner
      style={{ marginBottom: 16 }}
      type="warning"
      title={t('absences.banner', {
        until: formatInstant(me.away.until, language),
        name: me.away.substitute.name,
      })}
      action={<Link to="/profile">{t('absences.change')}</Link>}
    />
  )
}
