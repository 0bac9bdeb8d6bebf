import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillForm } from '../browser/request-form.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import type { Page, Request } from '../person/answers.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const NEEDS = '新产线需要分期付款'

/** Opens the one task of an approver's inbox, writes an opinion and approves. */
const approve = async (id: string, opinion: string): Promise<void> => {
  await using console = await stage.as(id)
  const { page } = console
  await page.getByRole('list', { name: '待办' }).getByRole('link').click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText(NEEDS).waitFor()
  await drawer.getByRole('textbox', { name: '意见' }).fill(opinion)
  await drawer.getByRole('button', { name: '同意' }).click()
  await console.shows('没有待办')
  expect(console.complaints).toEqual([])
}

const onlyRequest = async (): Promise<Request> => {
  const { items } = await stage.people.rep.get<Page<Request>>('/instances?box=started')
  expect(items).toHaveLength(1)
  return stage.people.rep.request(items[0]?.id ?? '')
}

describe('a service request with special payment terms, in the browser', { timeout: 120_000 }, () => {
  it("goes from the rep's form over three approvals to done", async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await page.getByRole('link', { name: '新建申请' }).click()
    await page.getByRole('link', { name: /服务与支持申请/ }).click()
    const route = page.getByRole('region', { name: '审批路线' })
    await route.getByText('张建军').waitFor()
    expect(await route.getByText('沈静仪').count()).toBe(0)
    await fillForm(page, {
      account: '江澜恒拓',
      services: ['产品定制', '特殊的付款方式'],
      deepNeeds: NEEDS,
      amount: '12345.67',
      desiredDate: '2026-12-20',
    })
    await route.getByText('沈静仪').waitFor()
    const way = await route.locator('> div > ol > li').allInnerTexts()
    expect(way).toEqual([
      expect.stringMatching(/主管审核[\s\S]*张建军/),
      expect.stringMatching(/经理审批[\s\S]*王丽萍/),
      expect.stringMatching(/特殊付款方式审批[\s\S]*陈国栋、沈静仪[\s\S]*任一人处理/),
      expect.stringMatching(/服务中[\s\S]*李晓雯/),
    ])
    await screenshot(page, 'journey-form-filled')
    await page.getByRole('button', { name: '提交' }).click()
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
    await console.shows('在 张建军 处')
    await console.shows('¥12,345.67')

    await approve('supervisor', '需求属实,同意')
    await approve('manager', '同意分期')
    await approve('vp', '同意该账期')

    await page.reload()
    await console.shows('同意该账期')
    await page.getByRole('textbox', { name: '服务结果' }).fill('已交付,客户满意')
    await page.locator('label', { hasText: /^5$/ }).click()
    await screenshot(page, 'journey-in-service')
    await page.getByRole('button', { name: '办结' }).click()
    await console.shows('已完成')
    await screenshot(page, 'journey-completed')
    expect(console.complaints).toEqual([])
    expect(await onlyRequest()).toMatchObject({
      status: 'completed',
      fields: {
        account: 'ka-0002',
        services: ['custom-product', 'special-payment'],
        deepNeeds: NEEDS,
        amount: 1_234_567,
        desiredDate: '2026-12-20',
        result: '已交付,客户满意',
        satisfaction: 5,
      },
    })
  })
})
