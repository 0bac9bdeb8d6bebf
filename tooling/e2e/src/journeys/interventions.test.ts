import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePage } from '../browser/console-page.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'
import { changeStep } from '../server/change-step.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const intervene = async ({ page }: ConsolePage, id: string, verb: string) => {
  if (!page.url().endsWith(id)) await page.goto(new URL(`/requests/${id}`, page.url()).href)
  await page.getByRole('button', { name: verb, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '原因' }).fill('审批人休假')
  return dialog
}

describe('an administrator', { timeout: 90_000 }, () => {
  it('suspends, resumes, reassigns and ends a request, each with a reason and what changes', async () => {
    const { rep } = stage.people
    const { id } = await rep.starts()
    await using admin = await stage.as('admin')
    const suspend = await intervene(admin, id, '挂起')
    await suspend.getByText('审批中').or(suspend.getByText('进行中')).first().waitFor()
    await screenshot(admin.page, 'journey-suspend')
    await suspend.getByRole('button', { name: '挂起' }).click()
    await expect.poll(async () => (await rep.request(id)).status).toBe('suspended')
    const resume = await intervene(admin, id, '恢复')
    await resume.getByRole('button', { name: '恢复' }).click()
    await expect.poll(async () => (await rep.request(id)).status).toBe('running')
    const reassign = await intervene(admin, id, '改派')
    await reassign.getByRole('combobox', { name: '改派给' }).fill('郭振华')
    await admin.page
      .getByRole('option', { name: /郭振华/ })
      .first()
      .waitFor({ state: 'attached' })
    await reassign.getByRole('combobox', { name: '改派给' }).press('Enter')
    await screenshot(admin.page, 'journey-reassign')
    await reassign.getByRole('button', { name: '改派' }).click()
    await expect
      .poll(async () => (await rep.request(id)).steps[0]?.participants.map((one) => one.id))
      .toEqual(['director'])
    const terminate = await intervene(admin, id, '终止')
    await terminate.getByRole('button', { name: '终止' }).click()
    await expect.poll(async () => (await rep.request(id)).status).toBe('terminated')
    expect(admin.complaints).toEqual([])
  })

  it('moves a request back to a step it has passed, with the reason in its history', async () => {
    const { rep, supervisor } = stage.people
    const { id } = await rep.starts()
    await supervisor.decides(id, 'approve', { opinion: '同意' })
    await using admin = await stage.as('admin')
    const repair = await intervene(admin, id, '修复')
    await repair.getByRole('combobox', { name: '移到环节' }).click()
    await admin.page.getByTitle('主管审核').click()
    await screenshot(admin.page, 'journey-repair')
    await repair.getByRole('button', { name: '修复' }).click()
    await expect
      .poll(async () => (await rep.request(id)).steps.map((step) => step.id))
      .toEqual(['supervisor-review'])
    await admin.page.getByText('审批人休假').first().waitFor()
    expect(admin.complaints).toEqual([])
  })

  it('console 21: finds what is stuck in a list of its own, sees why, and names somebody', async () => {
    const { rep } = stage.people
    const fine = await rep.starts()
    await changeStep(stage.server, 'supervisor-review', {
      participants: [{ rule: 'rank', rank: 'vp', department: 'finance' }],
      onEmpty: 'administrator',
    })
    const stuck = await rep.starts()
    await using admin = await stage.as('admin')
    const { page } = admin
    await page.goto(new URL('/requests?box=all', page.url()).href)
    const list = page.getByRole('list', { name: '全部' })
    await list.getByText(fine.number).waitFor()
    await screenshot(page, 'journey-all-requests')
    await page.getByRole('link', { name: '卡住' }).click()
    await page.getByRole('list', { name: '卡住' }).getByText('没有找到办理人').first().waitFor()
    expect(await page.getByText(fine.number).count()).toBe(0)
    expect([await violations(page), await scrollsSideways(page)]).toEqual([[], false])
    await screenshot(page, 'journey-stuck')
    await page.getByRole('link', { name: new RegExp(stuck.number) }).click()
    await page.getByRole('alert').getByText('没有找到办理人').waitFor()
    await screenshot(page, 'journey-stuck-request')
    const reassign = await intervene(admin, stuck.id, '改派')
    await reassign.getByRole('combobox', { name: '改派给' }).fill('郭振华')
    await page
      .getByRole('option', { name: /郭振华/ })
      .first()
      .waitFor({ state: 'attached' })
    await reassign.getByRole('combobox', { name: '改派给' }).press('Enter')
    await reassign.getByRole('button', { name: '改派' }).click()
    await expect.poll(() => page.getByRole('alert').getByText('没有找到办理人').count()).toBe(0)
    await page.goto(new URL('/requests?box=stuck', page.url()).href)
    await page.getByText('没有需要关注的申请').waitFor()
    expect(await page.getByText(stuck.number).count()).toBe(0)
    expect(admin.complaints).toEqual([])
  })
})
