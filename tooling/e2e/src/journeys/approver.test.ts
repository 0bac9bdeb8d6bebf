import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePage } from '../browser/console-page.ts'
import { focused, tabTo } from '../browser/focus.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { refused } from '../person/person.ts'
import { FIELDS, SPECIAL } from '../person/request-fields.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const AGREED = { opinion: '同意' }
const atManager = async () => {
  const { id } = await stage.people.rep.starts()
  return stage.people.supervisor.decides(id, 'approve', AGREED)
}
const openFirst = async ({ page }: ConsolePage, list = '待办') => {
  await page.getByRole('list', { name: list }).getByRole('link').first().click()
  return page.getByRole('dialog')
}

describe("the supervisor's inbox", { timeout: 60_000 }, () => {
  it('console 10: asks for an opinion beside the field, and rejects with it', async () => {
    const { id } = await stage.people.rep.starts()
    await using console = await stage.as('supervisor')
    const drawer = await openFirst(console)
    await drawer.getByRole('button', { name: '驳回' }).click()
    await drawer.getByText('请填写意见').waitFor()
    await expect.poll(() => focused(console.page)).toContain('意见')
    expect(await stage.people.rep.request(id)).toMatchObject({ status: 'running' })
    await drawer.getByRole('textbox', { name: '意见' }).fill('需求不明确')
    await drawer.getByRole('button', { name: '驳回' }).click()
    await console.shows('没有待办')
    expect(await stage.people.rep.request(id)).toMatchObject({ status: 'rejected' })
    expect(console.complaints).toEqual([])
  })

  it('console 7: goes on to the next task by itself', async () => {
    const first = await stage.people.rep.starts()
    const second = await stage.people.rep2.starts({ ...FIELDS, account: 'ka-0013' })
    await using console = await stage.as('supervisor')
    const drawer = await openFirst(console)
    for (const position of ['第 1 项，共 2 项', '第 1 项，共 1 项']) {
      await drawer.getByText(position).waitFor()
      await drawer.getByRole('textbox', { name: '意见' }).fill('同意')
      await drawer.getByRole('button', { name: '同意' }).click()
    }
    await console.shows('没有待办')
    for (const { id } of [first, second])
      expect((await stage.people.manager.request(id)).steps).toMatchObject([{ id: 'manager-approval' }])
    await stage.people.rep.commands(first.id, 'withdraw')
    await stage.people.rep2.commands(second.id, 'withdraw')
  })

  it('is worked through by keyboard alone', async () => {
    const { id, number } = await stage.people.rep.starts()
    await using console = await stage.as('supervisor')
    const { page } = console
    await tabTo(page, number)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('textbox', { name: '意见' }).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.ant-drawer') !== null))
      .toBe(true)
    await tabTo(page, '意见')
    await page.keyboard.type('需求属实')
    await tabTo(page, '同意')
    await page.keyboard.press('Enter')
    await console.shows('没有待办')
    expect((await stage.people.manager.request(id)).steps).toMatchObject([{ id: 'manager-approval' }])
    expect(console.complaints).toEqual([])
    await stage.people.rep.commands(id, 'withdraw')
  })
})

describe("the manager's inbox", { timeout: 60_000 }, () => {
  it('console 10: returns to the step that was chosen', async () => {
    const { id } = await atManager()
    await using console = await stage.as('manager')
    const drawer = await openFirst(console)
    await drawer.getByRole('textbox', { name: '意见' }).fill('请核实金额')
    await drawer.getByRole('button', { name: '退回' }).click()
    await drawer.getByRole('radio', { name: '填写申请' }).check()
    await screenshot(console.page, 'journey-return-to')
    await drawer.getByRole('button', { name: '确认退回' }).click()
    await console.shows('没有待办')
    expect(await stage.people.rep.request(id)).toMatchObject({ status: 'running', steps: [{ id: 'draft' }] })
    expect(console.complaints).toEqual([])
  })

  it('console 13: approves in English on a phone', async () => {
    const { id } = await atManager()
    await using console = await stage.as('manager', { language: 'en', width: 390 })
    const drawer = await openFirst(console, 'Inbox')
    await drawer.getByText('Manager’s approval').waitFor()
    await drawer.getByRole('textbox', { name: 'Opinion' }).fill('Agreed')
    await screenshot(console.page, 'journey-approve-390-en')
    await drawer.getByRole('button', { name: 'Approve' }).click()
    await console.shows('Nothing waits for you')
    expect((await stage.people.rep.request(id)).steps).toMatchObject([{ id: 'in-service' }])
    expect(console.complaints).toEqual([])
  })
})

describe('a race for the special terms', { timeout: 60_000 }, () => {
  it('console 12: is told to the one who lost it in words: who decided how, and when', async () => {
    const { rep, supervisor, manager, vp, gm } = stage.people
    const { id } = await rep.starts(SPECIAL)
    await supervisor.decides(id, 'approve', AGREED)
    await manager.decides(id, 'approve', AGREED)
    await using console = await stage.as('vp')
    const drawer = await openFirst(console)
    await drawer.getByRole('textbox', { name: '意见' }).fill('同意')
    const task = await vp.taskOn(id)
    // The other decision lands between the press and its arrival: the live stream cannot warn of it.
    await console.page.route('**/trpc/approvals.decide**', async (route) => {
      await gm.decides(id, 'reject', { opinion: '不接受该账期' })
      await route.continue()
    })
    await drawer.getByRole('button', { name: '同意' }).click()
    const told = drawer.getByText(/^陈国栋已于 \d{4}年\d+月\d+日 \d\d:\d\d 驳回。$/)
    await told.waitFor()
    await screenshot(console.page, 'journey-lost-race')
    expect(await drawer.getByText('task-already-decided').count()).toBe(0)
    expect(refused(await vp.answers(task.id, 'approve', AGREED)).decidedBy).toMatchObject({ id: 'gm' })
    expect(await rep.request(id)).toMatchObject({ status: 'rejected' })
    expect(console.complaints).toEqual([])
  })
})
