import { builtIn } from '@countersign/flows/built-in'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'
import { playScenario } from '../person/play-scenario.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

describe('the account book', { timeout: 90_000 }, () => {
  it('a rep finds an account, fills in what is known, and names a contact', async () => {
    await using rep = await stage.as('rep')
    const { page } = rep
    await page.getByRole('link', { name: '客户', exact: true }).click()
    await page.getByRole('list', { name: '客户' }).getByText('云岭晨光').waitFor()
    await screenshot(page, 'journey-accounts')
    expect([await violations(page), await scrollsSideways(page)]).toEqual([[], false])
    await page.getByRole('searchbox', { name: '搜索编号或名称' }).fill('云岭')
    await page.getByRole('searchbox', { name: '搜索编号或名称' }).press('Enter')
    await page.getByRole('link', { name: /云岭晨光/ }).click()
    await page.getByRole('button', { name: '填写资料' }).click()
    await page.getByRole('textbox', { name: '所属行业' }).fill('数控机床')
    await page.getByRole('button', { name: '保存' }).click()
    await page.locator('dd').getByText('数控机床').waitFor()
    await page.getByRole('button', { name: '添加联系人' }).click()
    await page.getByRole('textbox', { name: '姓名' }).fill('赵采购')
    await page.getByRole('combobox', { name: '角色' }).click()
    await page.getByTitle('采购').click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('还不知道决策人是谁').waitFor()
    await screenshot(page, 'journey-account')
    expect([await violations(page), await scrollsSideways(page)]).toEqual([[], false])
    expect(rep.complaints).toEqual([])
  })

  it('a new account of a known name shows the other one first; a supervisor hands it over with a reason', async () => {
    await using rep = await stage.as('rep2')
    const { page } = rep
    await page.goto(new URL('/accounts', page.url()).href)
    await page.getByRole('button', { name: '新建客户' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '客户名称' }).fill('云岭晨光精密机械股份有限公司')
    await dialog.getByRole('button', { name: '新建', exact: true }).click()
    await dialog.getByText('KA-0001').waitFor()
    await screenshot(page, 'journey-duplicate')
    await dialog.getByRole('button', { name: '仍然新建' }).click()
    await page.getByRole('heading', { name: '云岭晨光精密机械股份有限公司' }).waitFor()
    const address = page.url()
    await using supervisor = await stage.as('supervisor')
    await supervisor.page.goto(address)
    await supervisor.page.getByRole('button', { name: '移交' }).click()
    const handing = supervisor.page.getByRole('dialog')
    await handing.getByRole('combobox', { name: '移交给' }).fill('李晓雯')
    await supervisor.page
      .getByTitle(/李晓雯/)
      .first()
      .click()
    await handing.getByRole('textbox', { name: '原因' }).fill('区域调整')
    await handing.getByRole('button', { name: '移交' }).click()
    await supervisor.page.getByText('区域调整').waitFor()
    expect([...rep.complaints, ...supervisor.complaints]).toEqual([])
  })

  it('a visit reported on is there with its findings, on a phone, and a finding is closed', async () => {
    const scenario = builtIn.find(({ key }) => key === 'account-visit')?.scenarios?.[1]
    if (scenario === undefined) throw new Error('the visit of an account of ours is no scenario any more')
    const { account } = await playScenario(stage.server, 'account-visit', scenario)
    await using phone = await stage.as('rep', { width: 390 })
    const { page } = phone
    await page.goto(new URL(`/accounts/${account}`, page.url()).href)
    await page.getByText('备件交期过长').first().waitFor()
    await page.getByText('扩产计划与供货周期。').first().waitFor()
    await screenshot(page, 'journey-account-phone')
    expect([await violations(page), await scrollsSideways(page)]).toEqual([[], false])
    await page.getByRole('button', { name: '办结：备件交期过长' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '处理结果' }).fill('已增加备件库存')
    await dialog.getByRole('button', { name: '办结', exact: true }).click()
    await page.getByText('李晓雯办结：已增加备件库存').waitFor()
    expect(phone.complaints).toEqual([])
  })

  it('an administrator unlocks a call report with a reason; whoever filed it amends it once', async () => {
    const scenario = builtIn.find(({ key }) => key === 'account-visit')?.scenarios?.[1]
    if (scenario === undefined) throw new Error('the visit of an account of ours is no scenario any more')
    const { account, request } = await playScenario(stage.server, 'account-visit', scenario)
    await using admin = await stage.as('admin')
    await admin.page.goto(new URL(`/requests/${request.id}`, admin.page.url()).href)
    await admin.page.getByRole('button', { name: '解锁' }).click()
    const dialog = admin.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '原因' }).fill('漏记价格')
    await dialog.getByRole('button', { name: '解锁' }).click()
    await admin.page.getByText('已解锁').waitFor()
    await using rep = await stage.as('rep')
    await rep.page.goto(new URL(`/accounts/${account}`, rep.page.url()).href)
    await rep.page.getByRole('button', { name: '修改记录' }).click()
    const amending = rep.page.getByRole('dialog')
    await amending.getByRole('textbox', { name: '主要谈话要点' }).fill('扩产计划、供货周期与价格。')
    await amending.getByRole('button', { name: '修改记录' }).click()
    await rep.page.locator('dd').getByText('扩产计划、供货周期与价格。').waitFor()
    expect(await rep.page.getByRole('button', { name: '修改记录' }).count()).toBe(0)
    expect([...admin.complaints, ...rep.complaints]).toEqual([])
  })
})
