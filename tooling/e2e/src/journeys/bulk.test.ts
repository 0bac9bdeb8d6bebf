import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tabTo } from '../browser/focus.ts'
import { quiet } from '../browser/quiet.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'
import { FIELDS } from '../person/request-fields.ts'
import { changeStep } from '../server/change-step.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await stage.people.rep.starts({ ...FIELDS, amount: 1_000_000 })
  // The one started before keeps its version.
  await changeStep(stage.server, 'supervisor-review', { bulk: true })
})
afterAll(() => stage?.[Symbol.asyncDispose]())

describe('console 9: approving several at once', { timeout: 60_000 }, () => {
  it('takes one kind, says what became of each, by keyboard, and leaves what another decided meanwhile', async () => {
    const { rep, supervisor } = stage.people
    const started = []
    for (const account of ['ka-0001', 'ka-0003', 'ka-0006'])
      started.push(await rep.starts({ ...FIELDS, account }))
    await using console = await stage.as('supervisor', { language: 'en' })
    const { page } = console
    await page.getByRole('button', { name: 'Approve several' }).click()
    const boxes = page.getByRole('main').getByRole('checkbox')
    await expect.poll(() => boxes.count()).toBe(4)
    // The request of the older version is decided by itself, and its box says so.
    const alone = page.getByRole('checkbox', { name: /decided one by one/ })
    expect(await alone.count()).toBe(1)
    expect(await alone.isDisabled()).toBe(true)
    for (const { number } of started) {
      await tabTo(page, `(${number})`)
      await page.keyboard.press('Space')
    }
    await page.getByText('3 tasks chosen').waitFor()
    await screenshot(page, 'bulk-chosen')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Opinion' }).fill('Agreed, as discussed')
    await supervisor.decides(started[1]?.id ?? '', 'reject', { opinion: '不符合条件' })
    await quiet(page)
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await dialog.getByText('2 approved, 1 not').waitFor()
    await quiet(page)
    await screenshot(page, 'bulk-result')
    expect(await violations(page)).toEqual([])
    expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('Approved'),
      expect.stringMatching(/reject/i),
      expect.stringContaining('Approved'),
    ])
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect.poll(() => page.getByRole('list', { name: 'Inbox' }).getByRole('listitem').count()).toBe(1)
    expect(console.complaints).toEqual([])
  })

  it('has room on a phone', async () => {
    await stage.people.rep.starts(FIELDS)
    await using console = await stage.as('supervisor', { width: 390 })
    const { page } = console
    await page.getByRole('button', { name: '批量同意' }).click()
    await page.getByRole('checkbox', { disabled: false }).first().check()
    await page.getByText('已选 1 件').waitFor()
    await quiet(page)
    await screenshot(page, 'bulk-phone')
    expect(await scrollsSideways(page)).toBe(false)
    expect(await violations(page)).toEqual([])
  })
})
