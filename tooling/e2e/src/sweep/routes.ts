import type { Page } from 'playwright-core'
import type { Prepared } from './prepare.ts'

/** Where each route of the console is looked at; a route that is missing here fails the test of the pages. */
export const PATHS: Readonly<Record<string, (ids: Prepared) => string>> = {
  '/sign-in': () => '/sign-in',
  '/setup': () => '/setup',
  '/welcome': () => '/welcome',
  '/forgot-password': () => '/forgot-password',
  '/reset-password': () => '/reset-password',
  '/inbox': () => '/inbox',
  '/requests': () => '/requests?box=started',
  '/requests/$id': ({ running }) => `/requests/${running}`,
  '/requests/$id/edit': ({ returned }) => `/requests/${returned}/edit`,
  '/requests/$id/print': ({ completed }) => `/requests/${completed}/print`,
  '/new': () => '/new',
  '/new/$definition': () => '/new/service-request',
  '/people': () => '/people',
  '/departments': () => '/departments',
  '/changes': () => '/changes',
  '/attempts': () => '/attempts',
  '/calendar': () => '/calendar',
  '/webhooks': () => '/webhooks',
  '/accounts': () => '/accounts',
  '/accounts/$id': () => '/accounts/ka-0001',
  '/visits': () => '/visits',
  '/boards/$definition': () => '/boards/customer-suggestion',
  '/worksheets': () => '/worksheets',
  '/grading': () => '/grading',
  '/profile': () => '/profile',
  '/outbox': () => '/outbox',
  '/demo': () => '/demo',
}

/** Shows what was written in the language of whoever it was for. */
export const OTHERS_WORDS: readonly string[] = ['/outbox']

/** Leads to another route at once and shows nothing itself. */
const REDIRECTS = ['/']

/** What people see who are not signed in. */
export const OPEN_ROUTES: readonly string[] = [
  '/sign-in',
  '/setup',
  '/welcome',
  '/forgot-password',
  '/reset-password',
]

/** The routes that the console itself has. */
export const routesOf = async (page: Page): Promise<string[]> => {
  const routes = await page.evaluate(() => {
    const { __TSR_ROUTER__: router } = window as unknown as {
      __TSR_ROUTER__: { routesByPath: Readonly<Record<string, unknown>> }
    }
    return Object.keys(router.routesByPath)
  })
  return routes.filter((route) => !REDIRECTS.includes(route)).sort()
}
