import {
  BankOutlined,
  InboxOutlined,
  PlusCircleOutlined,
  ProfileOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { Badge, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { AwayBanner } from '../features/absences/away-banner.tsx'
import { taskCountQuery } from '../features/approvals/count-tasks.ts'
import { CalendarEnds } from '../features/calendars/calendar-ends.tsx'
import { NoticesBell } from '../features/notices/notices-bell.tsx'
import { saveLanguage } from '../features/session/follow-language.ts'
import { meQuery } from '../features/session/get-me.ts'
import { signOut } from '../features/session/sign-out.ts'
import { TourButton } from '../features/tour/tour-button.tsx'
import { forgetKept, KeeperProvider } from '../shared/kept/kept.tsx'
import { saveUnsaved } from '../shared/kept/unsaved.ts'
import { LanguageSwitch } from '../shared/language/language-switch.tsx'
import { useLive } from '../shared/live/use-live.ts'
import { Brand } from '../shared/ui/brand.tsx'
import { ANNOUNCEMENTS } from '../shared/ui/use-notify.ts'
import styles from './layout.module.css'

const Navigation = () => {
  const { t } = useTranslation()
  const { data: me } = useSuspenseQuery(meQuery())
  const manages = me.permissions.includes('people:read')
  const { data: count } = useQuery(taskCountQuery())
  return (
    <nav aria-label={t('nav.label')} className={styles.nav}>
      <Link to="/inbox" activeProps={{ className: styles.active }}>
        <InboxOutlined aria-hidden className={styles.icon} />
        <span>{t('nav.inbox')}</span>
        <Badge count={count?.open ?? 0} size="small" className={styles.count ?? ''} />
      </Link>
      <Link
        to="/requests"
        search={{ box: 'started' }}
        activeOptions={{ includeSearch: false }}
        activeProps={{ className: styles.active }}
      >
        <ProfileOutlined aria-hidden className={styles.icon} />
        <span>{t('nav.requests')}</span>
      </Link>
      <Link to="/new" activeProps={{ className: styles.active }}>
        <PlusCircleOutlined aria-hidden className={styles.icon} />
        <span>{t('nav.new')}</span>
      </Link>
      <Link to="/accounts" activeProps={{ className: styles.active }}>
        <BankOutlined aria-hidden className={styles.icon} />
        <span>{t('nav.accounts')}</span>
      </Link>
      {manages && (
        <Link to="/people" activeProps={{ className: styles.active }}>
          <TeamOutlined aria-hidden className={styles.icon} />
          <span>{t('nav.people')}</span>
        </Link>
      )}
    </nav>
  )
}

const SignOut = () => {
  const { t } = useTranslation()
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      await saveUnsaved()
      await signOut()
    },
    onSuccess: () => {
      forgetKept()
      // A new document: nothing of this person stays in memory, and no page left behind asks for it once more.
      location.assign('/sign-in')
    },
  })
  return (
    <Button type="text" loading={isPending} onClick={() => mutate()}>
      {t('session.signOut')}
    </Button>
  )
}

/** The frame of every page for signed-in people: banner, navigation (a tab bar on phones), the page, announcements. */
export const Layout = () => {
  const { t } = useTranslation()
  const { data: me } = useSuspenseQuery(meQuery())
  useLive(me.person.id)
  return (
    <KeeperProvider value={me.person.id}>
      <a href="#content" className={styles.skip}>
        {t('nav.skip')}
      </a>
      <header className={styles.banner}>
        <Link to="/inbox" className={styles.home}>
          <Brand />
        </Link>
        <Navigation />
        <div className={styles.own}>
          <TourButton />
          <NoticesBell />
          <span className={styles.language}>
            <LanguageSwitch onChange={saveLanguage} />
          </span>
          <Link
            to="/profile"
            className={styles.me}
            activeProps={{ className: styles.active }}
            aria-label={t('profile.open', { name: me.person.name })}
          >
            <UserOutlined aria-hidden />
            <span className={styles.name}>{me.person.name}</span>
          </Link>
          <SignOut />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.main}>
        <AwayBanner />
        <CalendarEnds />
        <Outlet />
      </main>
      <div id={ANNOUNCEMENTS} role="status" className="visually-hidden" />
    </KeeperProvider>
  )
}
