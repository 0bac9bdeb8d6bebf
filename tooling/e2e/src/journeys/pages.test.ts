import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePage, Look } from '../browser/console-page.ts'
import { tabTo } from '../browser/focus.ts'
import { cutOff, speakPseudo } from '../browser/pseudo-locale.ts'
import { quiet } from '../browser/quiet.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'
import { FIELDS, RESULT, SPECIAL } from '../person/request-fields.ts'

let stage: Stage
/** Requests in the states that the pages are looked at. */
let ids: { readonly running: string; readonly returned: string; readonly completed: string }
beforeAll(async () => {
  stage = await openStage()
  ids = await prepare(stage)
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const LONG =
  '客户的新产线将于十二月投产,需要稳定供货、现场培训,以及与年度框架协议一致的分期付款方式。'.repeat(3)

const prepare = async ({ people: { rep, rep2, supervisor, manager, vp } }: Stage) => {
  const completed = await rep.starts(SPECIAL)
  for (const person of [supervisor, manager, vp])
    await person.decides(completed.id, 'approve', { opinion: '需求属实,同意按框架协议执行。' })
  await rep.decides(completed.id, 'complete', { fields: RESULT })
  const returned = await rep.starts({ ...FIELDS, account: 'ka-0003' })
  await supervisor.decides(returned.id, 'return', { opinion: '请补充需求变化。' })
  const running = await rep.starts({ ...SPECIAL, deepNeeds: LONG, amount: 123_456_789 })
  await rep2.starts({ ...FIELDS, account: 'ka-0013' })
  await rep.starts({ account: 'ka-0006' }, { submit: false })
  return { running: running.id, returned: returned.id, completed: completed.id }
}

const TOUR = /功能导览|look around|löök áröüñd/

type Visit = {
  readonly name: string
  /** Null: nobody is signed in. */
  readonly as: 'rep' | 'supervisor' | 'dev-supervisor' | 'admin' | null
  readonly path: () => string
  /** What is done once the page is there. */
  readonly arrange?: (page: Page) => Promise<void>
}

const VISITS: readonly Visit[] = [
  { name: 'sign-in', as: null, path: () => '/sign-in' },
  { name: 'inbox', as: 'supervisor', path: () => '/inbox' },
  {
    name: 'drawer',
    as: 'supervisor',
    path: () => '/inbox',
    arrange: async (page) => {
      await page.locator('main ul a').first().click()
      await page.getByRole('dialog').locator('textarea').waitFor()
    },
  },
  {
    name: 'notices',
    as: 'supervisor',
    path: () => '/inbox',
    arrange: async (page) => {
      await page.locator('header button[aria-haspopup="dialog"]').click()
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
  },
  { name: 'inbox-empty', as: 'dev-supervisor', path: () => '/inbox' },
  { name: 'requests', as: 'rep', path: () => '/requests?box=started' },
  { name: 'requests-none', as: 'rep', path: () => '/requests?box=cc' },
  { name: 'new', as: 'rep', path: () => '/new' },
  { name: 'form', as: 'rep', path: () => '/new/service-request' },
  {
    name: 'form-errors',
    as: 'rep',
    path: () => '/new/service-request',
    arrange: async (page) => {
      await page.locator('button.ant-btn-primary').click()
      await page.getByRole('alert').first().waitFor()
      await page.evaluate(() => scrollTo(0, 0))
    },
  },
  { name: 'edit-returned', as: 'rep', path: () => `/requests/${ids.returned}/edit` },
  { name: 'request-running', as: 'rep', path: () => `/requests/${ids.running}` },
  { name: 'request-completed', as: 'rep', path: () => `/requests/${ids.completed}` },
  {
    name: 'withdraw',
    as: 'rep',
    path: () => `/requests/${ids.running}`,
    arrange: async (page) => {
      await page.getByRole('button', { name: /^(撤回|Withdraw|⟦Wïthdráw.*)$/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'tour',
    as: 'rep',
    path: () => '/requests?box=started',
    arrange: async (page) => {
      await page.getByRole('button', { name: TOUR }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'people-disable',
    as: 'admin',
    path: () => '/people?department=key-accounts&rank=supervisor',
    arrange: async (page) => {
      await page.locator('main li button').last().click()
      const drawer = page.getByRole('dialog')
      await drawer.locator('button.ant-btn-dangerous').click()
      await drawer.getByRole('listitem').first().waitFor()
      await drawer.locator('button.ant-btn-dangerous').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'people-import',
    as: 'admin',
    path: () => '/people',
    arrange: async (page) => {
      await page.locator('main header button').first().click()
      const sheet = '王,wang@corp.example,经理,质控部,\n李,li@corp.example,大王,质控部,\n'
      const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('dialog').locator('table').waitFor()
    },
  },
  { name: 'departments', as: 'admin', path: () => '/departments' },
  { name: 'not-yours', as: 'dev-supervisor', path: () => `/requests/${ids.running}` },
  { name: 'not-found', as: 'rep', path: () => '/no-such-page' },
]

type View = { readonly look: Look; readonly only?: readonly string[] }

/** Two looks between them have each width, language and theme once; where most is on the screen, also crosswise. */
const VIEWS: Readonly<Record<string, View>> = {
  '1280-zh': { look: {} },
  '390-dark-en': { look: { width: 390, dark: true, language: 'en' } },
  '390-zh': { look: { width: 390 }, only: ['drawer', 'request-running'] },
  '1280-dark-zh': { look: { dark: true }, only: ['drawer', 'form-errors', 'request-completed'] },
}

const consoleFor = (as: Visit['as'], look: Look): Promise<ConsolePage> =>
  as === null ? stage.visitor(look) : stage.as(as, look)

const visit = async (
  console: ConsolePage,
  { name, path, arrange }: Visit,
  look: string,
): Promise<string[]> => {
  const { page } = console
  await console.open(path())
  await page.getByRole('heading', { level: 1 }).waitFor()
  await arrange?.(page)
  await quiet(page)
  await screenshot(page, `${name}-${look}`)
  const found = await violations(page)
  if (await scrollsSideways(page)) found.push('the page scrolls sideways')
  return found.map((line) => `${name}: ${line}`)
}

describe.each(Object.entries(VIEWS))('at %s', { timeout: 180_000 }, (name, { look, only }) => {
  const shown = VISITS.filter((one) => only?.includes(one.name) ?? true)
  it.each([...new Set(shown.map((one) => one.as))])(
    'every page that %s sees is in order for axe and fits the screen',
    async (as) => {
      await using console = await consoleFor(as, look)
      const found: string[] = []
      for (const one of shown.filter((candidate) => candidate.as === as))
        found.push(...(await visit(console, one, name)))
      expect(found).toEqual([])
      expect(console.complaints).toEqual([])
    },
  )
})

const IN_LONGER_WORDS = [
  'tour',
  'inbox',
  'drawer',
  'requests',
  'new',
  'form-errors',
  'request-running',
  'withdraw',
]

describe('in a language of longer words, on a phone', { timeout: 180_000 }, () => {
  const shown = VISITS.filter(({ name }) => IN_LONGER_WORDS.includes(name))
  it.each(['rep', 'supervisor'] as const)(
    'nothing that %s sees is cut off or runs out of the screen',
    async (as) => {
      await using console = await stage.as(as, { width: 390, language: 'en' })
      const { page } = console
      await speakPseudo(page)
      const found: string[] = []
      for (const { name, path, arrange } of shown.filter((one) => one.as === as)) {
        await console.open(path())
        await page.getByRole('heading', { level: 1 }).waitFor()
        await arrange?.(page)
        await quiet(page)
        await screenshot(page, `${name}-pseudo`)
        expect(await page.title()).toContain('øwø')
        if (await scrollsSideways(page)) found.push(`${name}: the page scrolls sideways`)
        found.push(...(await cutOff(page)).map((line) => `${name}: ${line}`))
      }
      expect(found).toEqual([])
    },
  )
})

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
