import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePage } from '../browser/console-page.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'

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
})
