import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConsolePage } from '../browser/console-page.ts'
import { quiet } from '../browser/quiet.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const looksRight = async ({ page, complaints }: ConsolePage, name: string): Promise<void> => {
  await quiet(page)
  await screenshot(page, `clear-demo-${name}`)
  expect(await violations(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  expect(complaints).toEqual([])
}

test('console 25: an administrator clears the demo in Chinese and begins again; the others’ lists empty by themselves', async () => {
  const { id } = await stage.people.rep.starts()
  await using supervisor = await stage.as('supervisor')
  const waiting = supervisor.page.locator(`a[href*="${id}"]`).first()
  await waiting.waitFor()
  await using admin = await stage.as('admin')
  const { page } = admin
  await admin.open('/profile')
  await page.getByRole('link', { name: '清除演示数据' }).click()
  await page.getByRole('heading', { level: 1, name: '清除演示数据' }).waitFor()
  await page.getByLabel('请输入“清除”以继续').fill('不')
  await page.keyboard.press('Enter')
  await admin.shows('请原样输入“清除”')
  await looksRight(admin, 'asked-1280-zh')
  await page.getByLabel('请输入“清除”以继续').fill('清除')
  await page.keyboard.press('Enter')
  await admin.shows('已清除 1 份申请')
  await waiting.waitFor({ state: 'detached' })
  await looksRight(admin, 'done-1280-zh')
})

test('console 25: on a phone, in English and dark, the demo is cleared; a manager is refused', async () => {
  await stage.people.rep.starts()
  await using admin = await stage.as('admin', { language: 'en', width: 390, dark: true })
  const { page } = admin
  await admin.open('/demo')
  await page.getByLabel('To go on, type “clear”').fill('Clear')
  await looksRight(admin, 'asked-390-en-dark')
  await page.getByRole('button', { name: 'Clear the demo' }).click()
  await admin.shows('Requests removed: 1')
  await looksRight(admin, 'done-390-en-dark')

  await using manager = await stage.as('manager')
  await manager.open('/demo')
  await manager.page.getByRole('alert').waitFor()
  expect(await manager.page.getByRole('textbox').count()).toBe(0)
})
