import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePage } from '../browser/console-page.ts'
import { focused } from '../browser/focus.ts'
import { quiet } from '../browser/quiet.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'
import { FIELDS, SPECIAL } from '../person/request-fields.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const AGREED = { opinion: '同意' }
const rows = (page: Page) => page.getByRole('list', { name: '待办' }).getByRole('listitem')
const numbersOf = async (page: Page) =>
  (await rows(page).allInnerTexts()).map((text) => /SR-\d+/.exec(text)?.[0] ?? text)
const dialog = (page: Page) => page.getByRole('dialog')
const opinion = (page: Page) => dialog(page).getByRole('textbox', { name: '意见' })
/** Somebody who counts on the page for nothing else, so that each test begins with an empty inbox. */
const withdrawAll = async () => {
  const { items } = await stage.people.rep.get<{ items: readonly { id: string; status: string }[] }>(
    '/instances?box=started&status=running&limit=100',
  )
  for (const { id } of items) await stage.people.rep.commands(id, 'withdraw')
}
const three = async () => {
  await withdrawAll()
  const started = []
  for (const amount of [10_000, 30_000, 20_000])
    started.push(await stage.people.rep.starts({ ...FIELDS, amount }))
  return started
}

describe('console 6: live counts and lists', { timeout: 60_000 }, () => {
  it('show what others do without a reload, over one stream for all tabs of a browser', async () => {
    await withdrawAll()
    await using console = await stage.as('supervisor')
    const { page, context } = console
    const second = await context.newPage()
    let streams = 0
    second.on('request', (request) => {
      if (request.url().endsWith('/api/live')) streams++
    })
    await second.goto('/inbox')
    await second.getByText('没有待办').waitFor()
    const { id, number } = await stage.people.rep.starts()
    for (const tab of [page, second]) {
      await tab.getByText(number).waitFor({ timeout: 3000 })
      await tab
        .getByRole('link', { name: /^待办 1$/ })
        .first()
        .waitFor({ timeout: 3000 })
    }
    expect(streams).toBe(0)
    // The tab that held the stream is closed: the other takes over.
    await page.close()
    await expect.poll(() => streams).toBe(1)
    await stage.people.rep.commands(id, 'withdraw')
    await second.getByText('没有待办').waitFor({ timeout: 8000 })
    expect(console.complaints).toEqual([])
  })

  it('narrow and sort by what stands in the address, which can be sent to others', async () => {
    const [small, large, middle] = await three()
    await using console = await stage.as('supervisor')
    const { page } = console
    await console.open('/inbox?sort=amount')
    await expect.poll(() => numbersOf(page)).toEqual([large, middle, small].map((one) => one?.number))
    await page.getByRole('textbox', { name: /^搜索/ }).fill(String(small?.number))
    await expect.poll(() => numbersOf(page)).toEqual([small?.number])
    expect(page.url()).toContain(`q=${small?.number}`)
    await page.reload()
    await expect.poll(() => numbersOf(page)).toEqual([small?.number])
    await console.open('/inbox?due=overdue')
    await console.shows('没有符合条件的待办')
    await page.getByRole('button', { name: '清除筛选' }).last().click()
    await expect.poll(() => rows(page).count()).toBe(3)
    expect(new URL(page.url()).search).toBe('')
    await page.getByRole('link', { name: /^我发起的/ }).click()
    await page.waitForURL('**/requests?box=started')
    expect(console.complaints).toEqual([])
  })
})

const openThree = async (): Promise<readonly [ConsolePage, readonly string[]]> => {
  await three()
  const console = await stage.as('supervisor')
  await expect.poll(() => rows(console.page).count()).toBe(3)
  return [console, await numbersOf(console.page)]
}

describe('console 7: the drawer', { timeout: 60_000 }, () => {
  it('goes to the previous and the next, and on by itself after a decision', async () => {
    const [console, numbers] = await openThree()
    await using _ = console
    const { page } = console
    await rows(page).nth(1).getByRole('link').click()
    await dialog(page).getByText('第 2 项，共 3 项').waitFor()
    await dialog(page).getByRole('button', { name: '上一项' }).click()
    await dialog(page).getByText('第 1 项，共 3 项').waitFor()
    await dialog(page).getByText(String(numbers[0])).waitFor()
    await opinion(page).fill('同意')
    await dialog(page).getByRole('button', { name: '同意' }).click()
    await dialog(page).getByText(String(numbers[1])).waitFor()
    await expect.poll(() => rows(page).count()).toBe(2)
    await dialog(page).getByText('第 1 项，共 2 项').waitFor()
    expect(console.complaints).toEqual([])
  })
})

describe('console 8: keys', { timeout: 60_000 }, () => {
  it('j and k walk, Enter opens, a r x press what they name, ? shows them all', async () => {
    const [console, numbers] = await openThree()
    await using _ = console
    const { page } = console
    await page.keyboard.press('j')
    await expect.poll(() => focused(page)).toContain(String(numbers[0]))
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await expect.poll(() => focused(page)).toContain(String(numbers[1]))
    await page.keyboard.press('?')
    await dialog(page).getByText('同意或办结').waitFor()
    expect(await violations(page)).toEqual([])
    await screenshot(page, 'journey-keys')
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await dialog(page).getByText('第 2 项，共 3 项').waitFor()
    await opinion(page).waitFor()
    await page.keyboard.press('j')
    await dialog(page).getByText('第 3 项，共 3 项').waitFor()
    await opinion(page).waitFor()
    // Rejecting needs an opinion: the key only leads to it.
    await page.keyboard.press('x')
    await dialog(page).getByText('请填写意见').waitFor()
    await expect.poll(() => focused(page)).toContain('意见')
    await page.keyboard.type('jkarx?')
    expect(await opinion(page).inputValue()).toBe('jkarx?')
    expect((await dialog(page).count()) === 1).toBe(true)
    expect(await dialog(page).getByText('第 3 项，共 3 项').count()).toBe(1)
    expect(console.complaints).toEqual([])
  })

  it('do nothing for whoever switched them off', async () => {
    const [console] = await openThree()
    await using _ = console
    const { page } = console
    await console.open('/inbox')
    await page.getByRole('button', { name: '快捷键' }).click()
    await dialog(page).getByRole('switch').click()
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    const before = await focused(page)
    await page.keyboard.press('j')
    expect(await focused(page)).toBe(before)
  })
})

describe('console 10: canned phrases', { timeout: 60_000 }, () => {
  it('are written by one press, and are the person’s own', async () => {
    const [console] = await openThree()
    await using _ = console
    const { page } = console
    await rows(page).first().getByRole('link').click()
    await dialog(page).getByRole('button', { name: '请补充说明' }).click()
    await dialog(page).getByRole('button', { name: '请核实金额' }).click()
    expect(await opinion(page).inputValue()).toBe('请补充说明\n请核实金额')
    await dialog(page).getByRole('button', { name: '编辑常用语' }).click()
    const own = page.getByRole('textbox', { name: '常用语' })
    await own.fill('已阅\n\n  按年度协议执行  \n已阅')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '保存' }).click()
    await own.waitFor({ state: 'hidden' })
    await page.reload()
    await dialog(page).getByRole('button', { name: '按年度协议执行' }).waitFor()
    expect(await dialog(page).getByRole('group', { name: '常用语' }).getByRole('button').count()).toBe(3)
    expect(console.complaints).toEqual([])
  })
})

describe('console 11: what changed since I last looked', { timeout: 60_000 }, () => {
  it('is marked in the list and told in the drawer', async () => {
    const [console, [number = '']] = await openThree()
    await using _ = console
    const { page } = console
    const row = rows(page).filter({ hasText: number })
    await row.getByText('新', { exact: true }).waitFor({ state: 'attached' })
    await row.getByRole('link').click()
    await dialog(page).getByText(number).waitFor()
    await row.getByText('新', { exact: true }).waitFor({ state: 'detached' })
    const id = new URL(page.url()).searchParams.get('task')?.split('.')[0] ?? ''
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    await stage.people.rep.commands(id, 'comment', { text: '客户催得紧' })
    await row.getByText('有变化').waitFor({ state: 'attached' })
    await row.getByRole('link').click()
    await dialog(page)
      .getByText(/^你上次查看.*之后的变化$/)
      .waitFor()
    await dialog(page)
      .getByText(/评论 “客户催得紧”/)
      .waitFor()
    await screenshot(page, 'journey-news')
    expect(await violations(page)).toEqual([])
    expect(console.complaints).toEqual([])
  })
})

describe('console 12: a decision of somebody else', { timeout: 60_000 }, () => {
  it('is told in words in the open drawer as it happens', async () => {
    const { rep, supervisor, manager, gm } = stage.people
    const { id } = await rep.starts(SPECIAL)
    await supervisor.decides(id, 'approve', AGREED)
    await manager.decides(id, 'approve', AGREED)
    await using console = await stage.as('vp')
    const { page } = console
    await rows(page).first().getByRole('link').click()
    await opinion(page).waitFor()
    await gm.decides(id, 'reject', { opinion: '不接受该账期' })
    await dialog(page)
      .getByText(/^陈国栋已于 .* 驳回。$/)
      .waitFor({ timeout: 3000 })
    expect(console.complaints).toEqual([])
  })
})

describe('console 13: on a phone', { timeout: 60_000 }, () => {
  it('a deep link lands on the item, its decision bar stays in sight, and the list is cards', async () => {
    await three()
    const task = await stage.people.supervisor.taskOn((await stage.people.rep.starts()).id)
    await using console = await stage.as('supervisor', { width: 390 })
    const { page } = console
    await console.open(`/inbox?task=${task.id}`)
    const approve = dialog(page).getByRole('button', { name: '同意' })
    await approve.waitFor()
    const box = await approve.boundingBox()
    expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThanOrEqual(844)
    expect(await scrollsSideways(page)).toBe(false)
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    const [first, second] = await Promise.all(
      [rows(page).nth(0), rows(page).nth(1)].map((row) => row.boundingBox()),
    )
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThan(first?.height ?? 0)
    await screenshot(page, 'journey-inbox-390')
    expect(console.complaints).toEqual([])
  })
})

/** How far things moved on the page by themselves since it was opened (Cumulative Layout Shift). */
const shifts = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { shifted: number }).shifted)

describe('what comes later', { timeout: 60_000 }, () => {
  it.each([1280, 390])(
    'moves nothing of an inbox or a drawer that is there already, %i wide',
    async (width) => {
      await three()
      await using console = await stage.as('supervisor', { width })
      const { page } = console
      await page.addInitScript(() => {
        const state = Object.assign(window, { shifted: 0 })
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
            if (!entry.hadRecentInput) state.shifted += entry.value
        })
        observer.observe({ type: 'layout-shift', buffered: true })
      })
      await console.open('/inbox')
      await quiet(page)
      await rows(page).first().getByRole('link').click()
      await opinion(page).waitFor()
      await quiet(page)
      expect(await shifts(page)).toBeLessThan(0.001)
    },
  )
})
