import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tabTo } from '../browser/focus.ts'
import { speakPseudo } from '../browser/pseudo-locale.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { type Prepared, prepare } from '../sweep/prepare.ts'
import { OPEN_ROUTES, OTHERS_WORDS, PATHS, routesOf } from '../sweep/routes.ts'
import { ROLES, type Role, SCENES, type Scene } from '../sweep/scene.ts'
import { shared, sweep, sweepLonger } from '../sweep/sweep.ts'

let stage: Stage
let ids: Prepared
beforeAll(async () => {
  stage = await openStage()
  ids = await prepare(stage)
})
afterAll(() => stage?.[Symbol.asyncDispose]())

/** A page as it is when nothing on it was opened. */
const plain =
  (who: string) =>
  (route: string): Scene => ({
    name: `${who}${route.replaceAll(/[/$]+/g, '-')}`,
    path: PATHS[route] ?? (() => route),
    ...(OTHERS_WORDS.includes(route) && { asOpened: true as const }),
  })
const inside = Object.keys(PATHS).filter((route) => !OPEN_ROUTES.includes(route))
/** They see the same pages, with more or less on them; the supervisor's are looked at in half the views. */
const FIRST_OF: readonly Role[] = ['rep', 'admin']
/** On the pages of these nothing stands that is not on a supervisor's. */
const LIKE_SUPERVISOR: readonly Role[] = ['manager', 'gm']
const pagesOf = (role: Role): readonly Scene[] => {
  if (LIKE_SUPERVISOR.includes(role)) return []
  const pages = inside.map(plain(role))
  return FIRST_OF.includes(role) ? pages : pages.map((scene) => ({ ...scene, again: true as const }))
}
const scenesOf = (role: Role): readonly Scene[] => [...pagesOf(role), ...SCENES[role]]

describe('the pages that are looked at', { timeout: 30_000 }, () => {
  it('are all that the console has', async () => {
    await using console = await stage.visitor()
    await console.open('/sign-in')
    await console.page.getByRole('heading').first().waitFor()
    expect(await routesOf(console.page)).toEqual(Object.keys(PATHS).sort())
  })
})

describe('in both languages and themes, on a screen and on a phone', { timeout: 300_000 }, () => {
  it('what is there for everybody is in order', async () => {
    await using console = await stage.visitor()
    await console.open('/sign-in')
    const found = await shared(OPEN_ROUTES.map(plain('visitor')), [(scene) => sweep(console, scene, ids)])
    expect(found).toEqual([])
  })

  it.each(ROLES)('every page, drawer, dialog and list that %s opens is in order', async (role) => {
    await using first = await stage.as(role)
    await using second = await stage.as(role)
    const found = await shared(
      scenesOf(role),
      [first, second].map((console) => (scene) => sweep(console, scene, ids)),
    )
    expect(found).toEqual([])
  })
})

describe('in a language of longer words', { timeout: 300_000 }, () => {
  it.each(ROLES)('nothing that %s opens is cut off or runs out of the screen', async (role) => {
    await using first = await stage.as(role)
    await using second = await stage.as(role)
    for (const { page } of [first, second]) await speakPseudo(page)
    // Other roles see the same pages with less on them.
    const scenes = role === 'rep' ? scenesOf(role) : SCENES[role]
    const found = await shared(
      scenes,
      [first, second].map((console) => (scene) => sweepLonger(console, scene, ids)),
    )
    expect(found).toEqual([])
  })
})

const TOUR = /功能导览/

describe('the tour', { timeout: 60_000 }, () => {
  it('is walked and left by keyboard alone, gives the focus back, and is marked until it was seen', async () => {
    await using console = await stage.as('rep2')
    const { page } = console
    const button = page.getByRole('button', { name: TOUR })
    const mark = button.locator('.ant-badge-dot')
    await mark.waitFor()
    await button.focus()
    await page.keyboard.press('Enter')
    const card = page.getByRole('dialog')
    await card.getByRole('heading', { name: '等您处理的事' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await card.getByRole('heading', { name: '发起申请' }).waitFor()
    await tabTo(page, '下一步')
    await page.keyboard.press('Enter')
    await card.getByRole('heading', { name: '跟进申请' }).waitFor()
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.reload()
    await button.waitFor()
    expect(await mark.count()).toBe(0)
  })
})
