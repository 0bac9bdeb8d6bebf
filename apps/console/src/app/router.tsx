import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { accountsSearchOf } from '../features/accounts/accounts.ts'
import { type InboxSearch, inboxSearchOf } from '../features/approvals/inbox-search.ts'
import { tasksQuery } from '../features/approvals/list-tasks.ts'
import { readAttemptsSearch } from '../features/audit/list-attempts.ts'
import { readChangesSearch } from '../features/people/list-changes.ts'
import { readPeopleSearch } from '../features/people/read-people-search.ts'
import { type RequestsSearch, requestsSearchOf } from '../features/requests/list-requests.ts'
import { meQuery } from '../features/session/get-me.ts'
import { problemOf } from '../shared/api/problem.ts'
import { isPageHeld, onSessionLost, queryClient } from '../shared/api/query-client.ts'
import { CrashPage, NotFoundPage } from './edge-pages.tsx'
import { Layout } from './layout.tsx'

type Search = Readonly<Record<string, unknown>>

const textIn = (search: Search, name: string): string | null => {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? value : null
}

const root = createRootRoute({ notFoundComponent: NotFoundPage })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search): { to?: string } => {
    const to = textIn(search, 'to')
    // Only a path of this console: an address elsewhere would make the sign-in a stepping stone.
    return to !== null && /^\/(?![/\\])/.test(to) ? { to } : {}
  },
  component: lazyRouteComponent(() => import('./routes/sign-in-route.tsx'), 'SignInRoute'),
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../pages/setup/setup-page.tsx'), 'SetupPage'),
})

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../pages/setup/welcome-page.tsx'), 'WelcomePage'),
})

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('../pages/password/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
})

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => import('../pages/password/reset-password-page.tsx'),
    'ResetPasswordPage',
  ),
})

/** Everything behind the session: without one, first the sign-in, then back to the same place. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Layout,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery())
    } catch (error) {
      if (problemOf(error).code !== 'not-signed-in') throw error
      throw redirect({ to: '/sign-in', search: { to: location.href } })
    }
  },
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' })
  },
})

const INSTANCE_ID = /^[0-9a-f-]{36}$/
const TASK_ID = /^[0-9a-f-]{36}\.\d{1,6}$/

const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  validateSearch: (search: Search): InboxSearch & { task?: string } => {
    const task = textIn(search, 'task')
    return { ...inboxSearchOf(search), ...(task !== null && TASK_ID.test(task) && { task }) }
  },
  loaderDeps: ({ search: { task: _, ...search } }) => search,
  // Asked for together with the page's code, not after it.
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(tasksQuery(deps)),
  component: lazyRouteComponent(() => import('./routes/inbox-route.tsx'), 'InboxRoute'),
})

const requests = createRoute({
  getParentRoute: () => inside,
  path: '/requests',
  validateSearch: (search: Search): RequestsSearch => requestsSearchOf(search),
  component: lazyRouteComponent(() => import('./routes/requests-route.tsx'), 'RequestsRoute'),
})

const request = createRoute({
  getParentRoute: () => inside,
  path: '/requests/$id',
  component: lazyRouteComponent(() => import('./routes/request-route.tsx'), 'RequestRoute'),
})

const edit = createRoute({
  getParentRoute: () => inside,
  path: '/requests/$id/edit',
  component: lazyRouteComponent(() => import('./routes/edit-route.tsx'), 'EditRoute'),
})

const sheet = createRoute({
  getParentRoute: () => inside,
  path: '/requests/$id/print',
  component: lazyRouteComponent(() => import('./routes/sheet-route.tsx'), 'SheetRoute'),
})

const newRequest = createRoute({
  getParentRoute: () => inside,
  path: '/new',
  component: lazyRouteComponent(() => import('../pages/new-request/new-request-page.tsx'), 'NewRequestPage'),
})

const start = createRoute({
  getParentRoute: () => inside,
  path: '/new/$definition',
  // The draft that the form became with the first change, which a reload comes back to; or the request to begin from.
  validateSearch: (search: Search): { draft?: string; from?: string; account?: string } => {
    const [draft, from] = [textIn(search, 'draft'), textIn(search, 'from')]
    if (draft !== null && INSTANCE_ID.test(draft)) return { draft }
    if (from !== null && INSTANCE_ID.test(from)) return { from }
    const account = textIn(search, 'account')?.slice(0, 64)
    return account === undefined ? {} : { account }
  },
  component: lazyRouteComponent(() => import('./routes/start-route.tsx'), 'StartRoute'),
})

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('./routes/people-route.tsx'), 'PeopleRoute'),
})

const changes = createRoute({
  getParentRoute: () => inside,
  path: '/changes',
  validateSearch: readChangesSearch,
  component: lazyRouteComponent(() => import('./routes/changes-route.tsx'), 'ChangesRoute'),
})

const attempts = createRoute({
  getParentRoute: () => inside,
  path: '/attempts',
  validateSearch: readAttemptsSearch,
  component: lazyRouteComponent(() => import('./routes/attempts-route.tsx'), 'AttemptsRoute'),
})

const departments = createRoute({
  getParentRoute: () => inside,
  path: '/departments',
  component: lazyRouteComponent(() => import('../pages/departments/departments-page.tsx'), 'DepartmentsPage'),
})

const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/accounts',
  validateSearch: accountsSearchOf,
  component: lazyRouteComponent(() => import('./routes/accounts-route.tsx'), 'AccountsRoute'),
})

const account = createRoute({
  getParentRoute: () => inside,
  path: '/accounts/$id',
  component: lazyRouteComponent(() => import('./routes/account-route.tsx'), 'AccountRoute'),
})

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

const visits = createRoute({
  getParentRoute: () => inside,
  path: '/visits',
  validateSearch: (search: Search): { month?: string } => {
    const month = textIn(search, 'month')
    return month !== null && MONTH.test(month) ? { month } : {}
  },
  component: lazyRouteComponent(() => import('./routes/visits-route.tsx'), 'VisitsRoute'),
})

const board = createRoute({
  getParentRoute: () => inside,
  path: '/boards/$definition',
  component: lazyRouteComponent(() => import('./routes/board-route.tsx'), 'BoardRoute'),
})

const worksheets = createRoute({
  getParentRoute: () => inside,
  path: '/worksheets',
  component: lazyRouteComponent(() => import('../pages/worksheet/worksheet-page.tsx'), 'WorksheetPage'),
})

const grading = createRoute({
  getParentRoute: () => inside,
  path: '/grading',
  component: lazyRouteComponent(() => import('../pages/grading/grading-page.tsx'), 'GradingPage'),
})

const webhooks = createRoute({
  getParentRoute: () => inside,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../pages/webhooks/webhooks-page.tsx'), 'WebhooksPage'),
})

const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/calendar',
  validateSearch: (search: Search): { department?: string } => {
    const department = textIn(search, 'department')?.slice(0, 64)
    return department === undefined ? {} : { department }
  },
  component: lazyRouteComponent(() => import('./routes/calendar-route.tsx'), 'CalendarRoute'),
})

const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('../pages/profile/profile-page.tsx'), 'ProfilePage'),
})

const outbox = createRoute({
  getParentRoute: () => inside,
  path: '/outbox',
  validateSearch: (search: Search): { mail?: string } => {
    const mail = textIn(search, 'mail')
    return mail === null ? {} : { mail }
  },
  component: lazyRouteComponent(() => import('./routes/outbox-route.tsx'), 'OutboxRoute'),
})

const demo = createRoute({
  getParentRoute: () => inside,
  path: '/demo',
  component: lazyRouteComponent(() => import('../pages/demo/demo-page.tsx'), 'DemoPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    welcome,
    forgotPassword,
    resetPassword,
    inside.addChildren([
      home,
      inbox,
      requests,
      request,
      edit,
      sheet,
      newRequest,
      start,
      people,
      departments,
      changes,
      attempts,
      calendar,
      webhooks,
      accounts,
      account,
      visits,
      board,
      worksheets,
      grading,
      profile,
      outbox,
      demo,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: CrashPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

onSessionLost(() => {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in' || isPageHeld()) return
  queryClient.removeQueries(meQuery())
  void router.navigate({ to: '/sign-in', search: { to: href } })
})
