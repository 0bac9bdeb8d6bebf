import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePage } from '../browser/console-page.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const NEXT_YEAR = '日期,类型,名称\n2027-10-01,休,国庆节\n2027-10-09,班,国庆节\n2027-13-01,休,\n'

const opens = async ({ page }: ConsolePage, path: string, region: string) => {
  await page.goto(new URL(path, page.url()).href)
  await page.getByRole('region', { name: region }).waitFor()
  return page
}

/** A moment as the console writes it in the browser's time zone. */
const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000)
    .toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
    .slice(0, 'yyyy-mm-dd hh:mm'.length)

describe('time and substitutes', { timeout: 90_000 }, () => {
  it('console 24: next year’s holidays are uploaded, looked at, tried and saved; a department keeps its own hours', async () => {
    await using admin = await stage.as('admin')
    const page = await opens(admin, '/calendar', '节假日与调休')
    await page.locator('input[type=file]').setInputFiles({
      name: '2027.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(NEXT_YEAR),
    })
    const preview = page.getByRole('region', { name: '将要改动' })
    await preview.getByText('第 4 行：日期无法识别').waitFor()
    await preview.getByText('2027年10月9日：照常 → 上班').waitFor()
    await screenshot(page, 'journey-calendar-upload')
    await preview.getByRole('button', { name: '采用' }).click()
    await page.getByText('2027', { exact: true }).click()
    const saturday = page.getByRole('button', { name: '2027年10月9日，上班：国庆节' })
    await saturday.waitFor()
    await page.getByRole('button', { name: '2027年10月5日，上班', exact: true }).click()
    await page.getByRole('button', { name: '2027年10月5日，休息', exact: true }).waitFor()
    await screenshot(page, 'journey-calendar-year')
    await page.getByRole('button', { name: '保存日历' }).click()
    await page.getByText('节假日与调休安排已知到 2027年12月31日').waitFor()

    await opens(admin, '/calendar?department=finance', '每周')
    await page.getByRole('button', { name: '为本部门单设日历' }).click()
    const hours = page.getByLabel('工作时间')
    await hours.fill('09:00-25:00')
    await page.getByText('请按 09:00-12:00 13:00-18:00 的格式填写').waitFor()
    await hours.fill('06:00-10:00 14:00-18:00')
    await page.getByRole('button', { name: '保存日历' }).click()
    await page.getByRole('button', { name: '取消单设的日历' }).waitFor()
    expect(admin.complaints).toEqual([])
  })

  it('console 24: somebody enters an absence; the substitute decides in their name, and the record shows both', async () => {
    const { id } = await stage.people.rep.starts()
    await using supervisor = await stage.as('supervisor')
    const page = await opens(supervisor, '/profile', '外出与代理')
    // After six in the evening the form proposes the next morning; this absence has begun at any hour of the run.
    const start = page.getByLabel('开始时间')
    await start.fill(minutesAgo(5))
    await start.press('Enter')
    const substitute = page.getByRole('combobox', { name: '代理人' })
    await substitute.fill('赵宇航')
    await page
      .getByRole('option', { name: /赵宇航/ })
      .first()
      .waitFor({ state: 'attached' })
    await substitute.press('Enter')
    await screenshot(page, 'journey-absence')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('list', { name: '我的外出' }).getByText('由赵宇航代理').waitFor()
    await page.getByText('期间由赵宇航同时代理').waitFor()

    await using rep2 = await stage.as('rep2')
    await expect
      .poll(
        async () =>
          (await stage.people.rep.request(id)).tasks.flatMap(({ candidates }) =>
            candidates.map((one) => one.id),
          ),
        { timeout: 20_000 },
      )
      .toContain('rep2')
    await stage.people.rep2.decides(id, 'approve', { opinion: '同意' })
    await opens(rep2, `/requests/${id}`, '意见')
    await rep2.page
      .getByText(/代.*张建军/)
      .first()
      .waitFor()

    await page.getByRole('button', { name: /^提前结束/ }).click()
    await page.getByText('期间由赵宇航同时代理').waitFor({ state: 'detached' })
    expect([...supervisor.complaints, ...rep2.complaints]).toEqual([])
  })
})
