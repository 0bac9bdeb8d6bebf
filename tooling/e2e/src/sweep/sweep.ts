import type { ConsolePage } from '../browser/console-page.ts'
import { cutOff } from '../browser/pseudo-locale.ts'
import { quiet } from '../browser/quiet.ts'
import { screenshot } from '../browser/screenshot.ts'
import { scrollsSideways } from '../browser/violations.ts'
import { findings } from './findings.ts'
import { asksAxe, drawn, isCrossed, LOOKED_AT, lookAs, nameOf, VIEWS } from './looks.ts'
import type { Prepared } from './prepare.ts'
import type { Scene } from './scene.ts'

const FIRST = VIEWS[0] as (typeof VIEWS)[number]

const SETTLED_MS = 200

/** Opens a scene as somebody who reads Chinese on a wide screen, and arranges it. */
const enter = async (console: ConsolePage, { path, arrange }: Scene, ids: Prepared): Promise<void> => {
  const { page } = console
  await page.evaluate(() => localStorage.setItem('countersign.language', 'zh-CN'))
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await console.open(path(ids))
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await quiet(page, SETTLED_MS)
  if (arrange === undefined) return
  await arrange(page)
  await quiet(page, SETTLED_MS)
}

/** Looks at a scene in every view; what is wrong, a line each. */
export const sweep = async (console: ConsolePage, scene: Scene, ids: Prepared): Promise<string[]> => {
  const found: string[] = []
  await enter(console, scene, ids)
  for (const view of scene.again === true ? LOOKED_AT.filter(isCrossed) : LOOKED_AT) {
    if (view !== FIRST) await lookAs(console.page, view)
    const axe = asksAxe(view)
    if (isCrossed(view) && scene.again !== true)
      await screenshot(console.page, `${scene.name}-${nameOf(view)}`)
    const words = scene.asOpened !== true || view.language === FIRST.language
    found.push(...(await findings(console, { view, data: ids.data, words, axe })))
  }
  return found.map((line) => `${scene.name} ${line}`)
}

const WIDTHS = [1280, 390] as const

/** Looks at a scene in a language of longer words, of which the console's browser speaks by now. */
export const sweepLonger = async (console: ConsolePage, scene: Scene, ids: Prepared): Promise<string[]> => {
  const { page } = console
  const found: string[] = []
  await enter(console, scene, ids)
  await lookAs(page, { ...FIRST, language: 'en' })
  if (!(await page.title()).includes('øwø')) found.push('it is not the longer language')
  for (const width of WIDTHS) {
    await lookAs(page, { ...FIRST, language: 'en', width })
    await drawn(page)
    await screenshot(page, `${scene.name}-pseudo-${width}`)
    if (await scrollsSideways(page)) found.push(`${width}: the page scrolls sideways`)
    found.push(...(await cutOff(page)).map((line) => `${width}: cut off: ${line}`))
  }
  return found.map((line) => `${scene.name} ${line}`)
}

/** Has the scenes looked at by several at once, one after the other each. */
export const shared = async <Item>(
  items: readonly Item[],
  workers: readonly ((item: Item) => Promise<string[]>)[],
): Promise<string[]> => {
  const left = [...items]
  const found: string[] = []
  await Promise.all(
    workers.map(async (work) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) found.push(...(await work(item)))
    }),
  )
  return found
}
