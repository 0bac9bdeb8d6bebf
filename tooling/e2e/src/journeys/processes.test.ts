import { builtIn } from '@countersign/flows/built-in'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { playInConsole } from '../browser/play-in-console.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const built = (key: string) => {
  const definition = builtIn.find((one) => one.key === key)
  if (definition === undefined) throw new Error(`${key} is built in no more`)
  return definition
}
const scenarioOf = (key: string, title: string) => {
  const scenario = built(key).scenarios?.find((one) => one.title.en === title)
  if (scenario === undefined) throw new Error(`${key} has no scenario “${title}”`)
  return scenario
}

describe('the three processes from start to archive, in the console by their actors', {
  timeout: 300_000,
}, () => {
  it('P1: a selection, from collected data to an archived dossier', async () => {
    const key = 'key-account-selection'
    const scenario = scenarioOf(key, 'Both confirm; registered and archived')
    const { id, complaints } = await playInConsole(stage, built(key), {
      scenario,
      account: 'ka-0027',
      between: async (_, acts) => {
        if (acts !== 6) return
        await using boss = await stage.as('mkt-supervisor')
        await boss.open(`/boards/${key}`)
        await boss.page
          .getByRole('region', { name: /营销主管审核/ })
          .getByText('白鹭洲')
          .waitFor()
        await screenshot(boss.page, 'journey-pipeline')
        expect([await violations(boss.page), await scrollsSideways(boss.page)]).toEqual([[], false])
      },
    })
    await using rep = await stage.as('rep')
    await rep.open('/accounts/ka-0027')
    await rep.page.getByText('登记为大客户').waitFor()
    await rep.page.getByText('资料归档').waitFor()
    await rep.page.getByText('由大客户筛选评分').waitFor()
    await using clerk = await stage.as('archive')
    await clerk.open(`/requests/${id}`)
    await clerk.shows('已归档')
    expect([...complaints, ...rep.complaints, ...clerk.complaints]).toEqual([])
  })

  it('P2: the visit of a target account, led by a supervisor, to its follow-up', async () => {
    const key = 'account-visit'
    const scenario = scenarioOf(key, 'A target account, led by a supervisor and followed up by phone')
    const { id, complaints } = await playInConsole(stage, built(key), {
      scenario,
      account: 'ka-0021',
      between: async (_, acts) => {
        if (acts !== 5) return
        await using lead = await stage.as('dev-supervisor')
        await lead.open('/visits?month=2026-12')
        await lead.page
          .getByRole('link', { name: /长汀川新能源/ })
          .first()
          .waitFor()
        await screenshot(lead.page, 'journey-visits')
        expect([await violations(lead.page), await scrollsSideways(lead.page)]).toEqual([[], false])
        await using phone = await stage.as('dev-supervisor', { width: 390 })
        await phone.open('/visits?month=2026-12')
        await phone.page
          .getByRole('link', { name: /长汀川新能源/ })
          .first()
          .waitFor()
        await screenshot(phone.page, 'journey-visits-phone')
        expect([await violations(phone.page), await scrollsSideways(phone.page)]).toEqual([[], false])
      },
    })
    await using lead = await stage.as('dev-supervisor')
    await lead.open('/accounts/ka-0021')
    await lead.page.getByText('提交拜访记录').waitFor()
    await lead.page.getByRole('definition').getByText('明年新增两条产线。').waitFor()
    await lead.open('/visits?month=2026-12')
    await lead.page.getByText('已拜访').waitFor()
    await lead.open(`/requests/${id}`)
    await lead.shows('已归档')
    expect([...complaints, ...lead.complaints]).toEqual([])
  })

  it('P3: a suggestion with four departments’ opinions side by side, carried out and replied', async () => {
    const key = 'customer-suggestion'
    const scenario = scenarioOf(key, 'Four opinions, taken up, carried out and replied')
    const { id, complaints } = await playInConsole(stage, built(key), {
      scenario,
      account: 'ka-0005',
      between: async (request, acts) => {
        if (acts !== 6) return
        await using manager = await stage.as('manager')
        await manager.open(`/requests/${request}`)
        const table = manager.page.getByRole('region', { name: /^汇总表/ })
        await table.getByText('技术部').waitFor()
        expect(await table.getByText('可以落实。').count()).toBe(2)
        expect(await table.getByText('待反馈').count()).toBe(2)
        await screenshot(manager.page, 'journey-opinions')
        expect([await violations(manager.page), await scrollsSideways(manager.page)]).toEqual([[], false])
        await manager.open(`/boards/${key}`)
        await manager.page
          .getByRole('region', { name: /各部门落实意见/ })
          .getByText('瑞栖')
          .waitFor()
        await screenshot(manager.page, 'journey-board')
        expect([await violations(manager.page), await scrollsSideways(manager.page)]).toEqual([[], false])
      },
    })
    await using rep = await stage.as('rep')
    await rep.open(`/requests/${id}`)
    await rep.shows('已办结')
    expect([...complaints, ...rep.complaints]).toEqual([])
  })

  it('P3: a suggestion is taken down in under a minute, from the account, with its promise date there', async () => {
    await using rep = await stage.as('rep', { width: 390 })
    const { page } = rep
    await rep.open('/accounts/ka-0003')
    const begun = performance.now()
    await page.getByRole('link', { name: '记录建议' }).click()
    await page.getByText('KA-0003 沐川绿源食品集团有限公司').waitFor()
    await page.getByRole('radiogroup', { name: '类别' }).getByRole('radio', { name: '投诉' }).check()
    await page.getByRole('radiogroup', { name: '接收方式' }).getByRole('radio', { name: '电话' }).check()
    // As fast as people type on a phone.
    await page
      .getByRole('textbox', { name: /客户原话/ })
      .pressSequentially('连续两次到货外箱破损，希望改进包装。', { delay: 300 })
    expect(await page.getByRole('textbox', { name: /承诺期限/ }).inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/)
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
    expect(performance.now() - begun).toBeLessThan(60_000)
    expect(rep.complaints).toEqual([])
  })
})
