import type { Page } from 'playwright-core'
import type { Language } from '../browser/console-page.ts'
import { quiet } from '../browser/quiet.ts'
import { EVERY_VIEW_SETTING } from '../options.ts'

/** How a page is looked at. */
export type View = { readonly language: Language; readonly width: 1280 | 390; readonly dark: boolean }

const HEIGHTS = { 1280: 900, 390: 844 } as const

/** All there are, in an order in which each differs from the one before in one thing: languages are changed once. */
export const VIEWS: readonly View[] = (['zh-CN', 'en'] as const).flatMap((language, turn) => {
  const round = [
    { language, width: 1280, dark: false },
    { language, width: 390, dark: false },
    { language, width: 390, dark: true },
    { language, width: 1280, dark: true },
  ] as const
  return turn === 0 ? round : round.toReversed()
})

/** `zh-1280-dark`: for names of pictures and findings. */
export const nameOf = ({ language, width, dark }: View): string =>
  `${language.slice(0, 2)}-${width}${dark ? '-dark' : ''}`

/**
 * Half of the views, in which any two of language, width and theme meet once: what axe finds depends on no three of
 * them, and it takes longer than all else; and it is pictures enough for eyes.
 */
export const isCrossed = ({ language, width, dark }: View): boolean =>
  (Number(language === 'en') + Number(width === 390) + Number(dark)) % 2 === 0

/** Set by `npm run e2e -- --every-view`. */
const EVERY_VIEW = process.env[EVERY_VIEW_SETTING] === '1'

/** The views of this run: in a short one the crossed ones, of which axe is asked in one a theme and width. */
export const LOOKED_AT: readonly View[] = EVERY_VIEW ? VIEWS : VIEWS.filter(isCrossed)
export const asksAxe = (view: View): boolean => isCrossed(view) && (EVERY_VIEW || view.language === 'zh-CN')

const AFTER_LANGUAGE_MS = 150

/** Two frames: the first applies what changed, the second what was measured in it. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
  )

/** Not a click: what is open may cover the button, and must stay open. */
const pressLanguage = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('button[lang]')
    button?.click()
    return button !== null
  })

const speak = async (page: Page, language: Language): Promise<void> => {
  const spoken = await page.locator('html').getAttribute('lang')
  if (spoken === language) return
  if (!(await pressLanguage(page))) {
    await page.evaluate((chosen) => localStorage.setItem('countersign.language', chosen), language)
    await page.reload()
  }
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language)
  await quiet(page, AFTER_LANGUAGE_MS)
}

/** Looks at the page that is open in another way, without loading it again. */
export const lookAs = async (page: Page, { language, width, dark }: View): Promise<void> => {
  await page.setViewportSize({ width, height: HEIGHTS[width] })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  await speak(page, language)
  await drawn(page)
}
