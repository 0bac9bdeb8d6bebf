import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { OwnAbsences } from '../../features/absences/own-absences.tsx'
import { profileQuery } from '../../features/profile/get-profile.ts'
import { LanguageChoice } from '../../features/profile/language-choice.tsx'
import { MailForm } from '../../features/profile/mail-form.tsx'
import { PasswordForm } from '../../features/profile/password-form.tsx'
import type { ProfileView } from '../../shared/api/views.ts'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import styles from './profile-page.module.css'

/** Says where the mails go when no mail server carries them. */
const MailWay = ({ mail }: Pick<ProfileView, 'mail'>) => {
  const { t } = useTranslation()
  if (mail === 'smtp') return null
  return (
    <Alert
      type="info"
      showIcon
      className={styles.notice ?? ''}
      title={t(mail === 'kept' ? 'profile.mailKept' : 'profile.mailOff')}
      {...(mail === 'kept' && { action: <Link to="/outbox">{t('profile.outbox')}</Link> })}
    />
  )
}

/** What a person decides for themselves 个人设置: language, mail, password. */
export const ProfilePage = () => {
  const { t } = useTranslation()
  const query = useQuery(profileQuery())
  return (
    <Page title={t('profile.title')}>
      <div className={styles.panels}>
        <Panel title={t('profile.language')}>
          <LanguageChoice />
        </Panel>
        <Panel title={t('absences.title')}>
          <OwnAbsences />
        </Panel>
        <Panel title={t('profile.mail')}>
          <QueryView query={query} rows={12}>
            {(profile) => (
              <>
                <MailWay mail={profile.mail} />
                <MailForm profile={profile} />
              </>
            )}
          </QueryView>
        </Panel>
        <Panel title={t('profile.password')}>
          <PasswordForm />
        </Panel>
        <Panel title={t('calendar.title')}>
          <p className={styles.about}>{t('calendar.panelAbout')}</p>
          <Link to="/calendar">{t('calendar.open')}</Link>
        </Panel>
        {query.data?.clearsDemo === true && (
          <Panel title={t('demo.panel')}>
            <p className={styles.about}>{t('demo.panelAbout')}</p>
            <Link to="/demo">{t('demo.title')}</Link>
          </Panel>
        )}
      </div>
    </Page>
  )
}
