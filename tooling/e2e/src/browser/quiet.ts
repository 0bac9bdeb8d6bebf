import type { Page, Request } from 'playwright-core'

const underWay = new WeakMap<Page, Set<Request>>()

/** The stream that tells of changes stays open for as long as the page; it is not waited for. */
const isLive = (request: Request): boolean => new URL(request.url()).pathname === '/api/live'

/** Keeps count of what a page has asked for and not got yet; from its beginning, for `quiet`. */
export const countRequests = (page: Page): void => {
  const requests = new Set<Request>()
  underWay.set(page, requests)
  page.on('request', (request) => {
    if (!isLive(request)) requests.add(request)
  })
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
}

const PAUSE_MS = 50
const QUIET_MS = 400
const PATIENCE_MS = 20_000

/**
 * Resolves once the page has loaded what it asked for and nothing moves any more: for so long nothing may have been under
 * way, since one answer leads to the next question.
 */
export const quiet = async (page: Page, quietMs = QUIET_MS): Promise<void> => {
  const requests = underWay.get(page) ?? new Set()
  let silent = 0
  for (let waited = 0; silent < quietMs; waited += PAUSE_MS) {
    if (waited > PATIENCE_MS) throw new Error(`never answered: ${[...requests].map((one) => one.url())}`)
    await page.waitForTimeout(PAUSE_MS)
    silent = requests.size === 0 ? silent + PAUSE_MS : 0
  }
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}
