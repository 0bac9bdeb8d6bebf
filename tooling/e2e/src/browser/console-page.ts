import type { Browser, BrowserContext, Page } from 'playwright-core'
import { PASSWORD } from '../server/demo-server.ts'
import { countRequests } from './quiet.ts'

export type Language = 'zh-CN' | 'en'
export type Look = {
  readonly language?: Language
  readonly width?: number
  readonly dark?: boolean
}

/** One person's browser on the console, in a profile of its own. */
export type ConsolePage = {
  readonly page: Page
  readonly context: BrowserContext
  /** Opens a path of the console. */
  open(path: string): Promise<void>
  /** Waits until a text stands on the page. */
  shows(text: string | RegExp): Promise<void>
  /** What the page complained about so far: errors in scripts, refused styles or scripts. */
  readonly complaints: readonly string[]
} & AsyncDisposable

const HEIGHT = { 390: 844, 1280: 900 } as const
const TIMEOUT_MS = 20_000

/** What signing in says by itself: the first question for the session is answered with 401. */
const EXPECTED = /status of (401|403|404|409|422)/

/** Opens the console's browser, not yet signed in. */
export const openConsole = async (
  browser: Browser,
  { origin }: { readonly origin: string },
  { language = 'zh-CN', width = 1280, dark = false }: Look = {},
): Promise<ConsolePage> => {
  const context = await browser.newContext({
    baseURL: origin,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: width === 390 ? HEIGHT[390] : HEIGHT[1280] },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: width === 390,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(TIMEOUT_MS)
  const page = await context.newPage()
  countRequests(page)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text())
  })
  return {
    page,
    context,
    complaints,
    open: async (path) => {
      await page.goto(path)
    },
    shows: (text) => page.getByText(text).first().waitFor(),
    [Symbol.asyncDispose]: () => context.close(),
  }
}

const WORDS = {
  'zh-CN': { email: '邮箱', password: '密码', submit: '登录' },
  en: { email: 'E-mail', password: 'Password', submit: 'Sign in' },
} as const

/** Types a person's e-mail address and password on the sign-in page and sends them. */
export const sendCredentials = async (
  { page }: ConsolePage,
  { id, password = PASSWORD, language = 'zh-CN' }: { id: string; password?: string; language?: Language },
): Promise<void> => {
  const words = WORDS[language]
  await page.getByLabel(words.email, { exact: true }).fill(`${id}@demo.example`)
  await page.getByLabel(words.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: words.submit }).click()
}

/** Opens the console as a person who signs in with the form, at their inbox. */
export const consoleOf = async (
  browser: Browser,
  server: { readonly origin: string },
  { id, ...look }: Look & { readonly id: string },
): Promise<ConsolePage> => {
  const console = await openConsole(browser, server, look)
  await console.open('/')
  await sendCredentials(console, { id, ...(look.language && { language: look.language }) })
  await console.page.waitForURL('**/inbox')
  await console.page.getByRole('heading', { level: 1 }).waitFor()
  return console
}
