import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePage } from '../browser/console-page.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { SPECIAL } from '../person/request-fields.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const AGREED = { opinion: '同意' }

/** A request with special terms, which the vice president or the general manager decides. */
const atSpecialTerms = async () => {
  const { rep, supervisor, manager } = stage.people
  const { id } = await rep.starts(SPECIAL)
  await supervisor.decides(id, 'approve', AGREED)
  await manager.decides(id, 'approve', AGREED)
  return id
}
const opened = async ({ page }: ConsolePage, id: string) => {
  await page.goto(new URL(`/requests/${id}`, page.url()).href)
  await page.getByRole('region', { name: '其他操作' }).waitFor()
  return page
}
const choose = async ({ page }: ConsolePage, label: string, name: string) => {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor({ state: 'attached' })
  await box.press('Enter')
}
const openTasks = async (id: string) =>
  (await stage.people.rep.request(id)).tasks.flatMap(({ state, candidates }) =>
    state === 'open' ? [candidates.map((one) => one.id)] : [],
  )

describe('besides deciding', { timeout: 90_000 }, () => {
  it('console 10: a shared task is claimed and released', async () => {
    const id = await atSpecialTerms()
    await using vp = await stage.as('vp')
    const page = await opened(vp, id)
    await page.getByRole('button', { name: '签收', exact: true }).click()
    await page.getByRole('button', { name: '取消签收' }).waitFor()
    await using gm = await stage.as('gm')
    await gm.shows('没有待办')
    await page.getByRole('button', { name: '取消签收' }).click()
    await page.getByRole('button', { name: '签收', exact: true }).waitFor()
    expect([...vp.complaints, ...gm.complaints]).toEqual([])
    await stage.people.rep.commands(id, 'withdraw')
  })

  it('console 10: a colleague is added before, answers, and the adder goes on', async () => {
    const id = await atSpecialTerms()
    await using vp = await stage.as('vp')
    const page = await opened(vp, id)
    await page.getByRole('button', { name: '加签', exact: true }).click()
    await page.getByRole('radio', { name: '在我之前' }).check()
    await choose(vp, '加签给谁', '孙慧敏')
    await screenshot(page, 'journey-add-participants')
    const chosen = page.getByRole('dialog').getByRole('button', { name: '加签' })
    await chosen.click()
    await page.getByRole('button', { name: /^减签：/ }).waitFor()
    expect(await openTasks(id)).toHaveLength(1)
    await page.getByRole('button', { name: /^减签：/ }).click()
    await expect.poll(() => openTasks(id)).toEqual([['gm', 'vp']])
    expect(vp.complaints).toEqual([])
    await stage.people.rep.commands(id, 'withdraw')
  })

  it('console 10: a task is delegated, advised on, transferred and decided; the opinions tell it all', async () => {
    const id = await atSpecialTerms()
    await using vp = await stage.as('vp')
    const page = await opened(vp, id)
    await page.getByRole('button', { name: '委派' }).click()
    await choose(vp, '交给谁', '郭振华')
    await page.getByRole('dialog').getByRole('button', { name: '委派' }).click()
    await expect.poll(() => openTasks(id)).toEqual([['director', 'gm']])
    await using director = await stage.as('director')
    const asked = await opened(director, id)
    await asked.getByText(/^您的意见供 .* 参考，由其决定。$/).waitFor()
    await asked.getByRole('textbox', { name: '意见' }).fill('可以接受')
    await screenshot(asked, 'journey-advice')
    await asked.getByRole('button', { name: '同意', exact: true }).click()
    await expect.poll(() => openTasks(id)).toEqual([['gm', 'vp']])
    await page.getByText('仅供参考').waitFor()
    await page.getByRole('button', { name: '转办' }).click()
    await choose(vp, '交给谁', '郭振华')
    await page.getByRole('dialog').getByRole('button', { name: '转办' }).click()
    await expect.poll(() => openTasks(id)).toEqual([['director', 'gm']])
    await asked.getByRole('textbox', { name: '意见' }).fill('同意')
    await asked.getByRole('button', { name: '同意', exact: true }).click()
    await expect.poll(() => openTasks(id)).toEqual([['rep']])
    expect(await stage.people.rep.request(id)).toMatchObject({ steps: [{ id: 'in-service' }] })
    expect([...vp.complaints, ...director.complaints]).toEqual([])
  })

  it('console 10: a decision is taken back while nobody has acted on it', async () => {
    const { rep, supervisor } = stage.people
    const { id } = await rep.starts()
    await supervisor.decides(id, 'approve', AGREED)
    await using console = await stage.as('supervisor')
    const { page } = console
    await page.goto(new URL(`/requests/${id}`, page.url()).href)
    await page.getByRole('button', { name: '拿回' }).click()
    await page.getByRole('region', { name: '其他操作' }).waitFor()
    expect(await rep.request(id)).toMatchObject({ steps: [{ id: 'supervisor-review', visit: 2 }] })
    expect(console.complaints).toEqual([])
    await rep.commands(id, 'withdraw')
  })
})
