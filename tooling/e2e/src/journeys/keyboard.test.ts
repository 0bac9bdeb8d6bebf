import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyboardOf } from '../browser/keyboard.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import type { Page as List, Request } from '../person/answers.ts'
import { FIELDS, SPECIAL } from '../person/request-fields.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

/** A busy machine takes its time; what never comes fails all the same. */
const SOON = { timeout: 8000 }
const AGREED = { opinion: '同意' }
const dialog = (page: Page) => page.getByRole('dialog')
const isInDialog = (page: Page) =>
  page.evaluate(() => Boolean(document.activeElement?.closest('[role="dialog"], .ant-drawer, .ant-modal')))
/** The task's own part of the drawer is there, and the focus in it. */
const taskIsOpen = async (page: Page) => {
  await dialog(page).getByRole('textbox', { name: '意见' }).waitFor()
  await expect.poll(() => isInDialog(page), SOON).toBe(true)
}

describe('by keyboard alone', { timeout: 90_000 }, () => {
  it('the rep skips to the page, fills every kind of field, uploads and submits', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    const keys = keyboardOf(page)
    await page.reload()
    await console.shows('没有待办')
    await keys.press('Tab')
    expect(await keys.at()).toBe('跳到正文')
    await keys.press('Enter')
    await keys.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
    await keys.goesTo('新建申请', 'Shift+Tab')
    await keys.press('Enter')
    await page.waitForURL('**/new')
    await keys.enters('服务与支持申请')
    await page.getByRole('combobox', { name: /客户/ }).waitFor()
    await keys.goesTo('客户')
    await keys.types('江澜')
    // Enter pressed before the answer is there chooses nothing.
    await keys.press('Enter')
    await page.locator('.ant-select-item-option-active', { hasText: '江澜恒拓' }).waitFor()
    await keys.press('Enter')
    await keys.goesTo('专业咨询')
    await keys.press('Space')
    await keys.goesTo('深层需求')
    await keys.types('只用键盘填写')
    await keys.goesTo('费用')
    await keys.types('1234.5')
    await keys.goesTo('期望日期')
    await keys.types('2026-12-20')
    await keys.press('Enter')
    const choosing = page.waitForEvent('filechooser')
    await keys.enters('选择文件')
    await (await choosing).setFiles({
      name: '清单.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    })
    await page.getByRole('button', { name: '移除 清单.pdf' }).waitFor()
    await keys.enters(/^提交$/)
    await console.shows('在 张建军 处')
    const { items } = await stage.people.rep.get<List<Request>>('/instances?box=started')
    const request = await stage.people.rep.request(items[0]?.id ?? '')
    expect(request.fields).toMatchObject({
      account: 'ka-0002',
      services: ['consulting'],
      deepNeeds: '只用键盘填写',
      amount: 123_450,
      desiredDate: '2026-12-20',
      attachments: [expect.any(String)],
    })
    await stage.people.rep.commands(request.id, 'withdraw')
    expect(console.complaints).toEqual([])
  })

  it('the supervisor returns, rejects and approves, one after the other, and gets the focus back', async () => {
    const { rep, rep2 } = stage.people
    for (const account of ['ka-0001', 'ka-0003', 'ka-0006']) await rep.starts({ ...FIELDS, account })
    await rep2.starts({ ...FIELDS, account: 'ka-0013' })
    await using console = await stage.as('supervisor')
    const { page } = console
    const keys = keyboardOf(page)
    const row = /SR-\d+/
    await keys.goesTo(row)
    const name = row.exec(await keys.at())?.[0] ?? ''
    await keys.press('Enter')
    await taskIsOpen(page)
    // All of the drawer is reached, and nothing behind it.
    const met = await keys.goesRound()
    expect(met.join(' ')).toMatch(/下一项.*意见.*同意.*退回.*驳回/)
    expect(met.join(' ')).not.toContain('新建申请')
    await keys.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    await expect.poll(() => keys.at(), SOON).toContain(name)
    await keys.press('Enter')
    for (const outcome of ['退回', '驳回', '同意']) {
      const position = dialog(page).getByText(/^第 1 项，共 \d 项$/)
      const before = await position.textContent()
      await taskIsOpen(page)
      await keys.goesTo('意见')
      await keys.types(`${outcome}，理由充分`)
      await keys.enters(outcome)
      await expect.poll(() => position.textContent(), SOON).not.toBe(before)
    }
    await taskIsOpen(page)
    // A rejection without an opinion leads to where it is missing.
    await keys.enters('驳回')
    await dialog(page).getByText('请填写意见').waitFor()
    expect(await keys.at()).toContain('意见')
    await keys.types('条件不具备')
    await keys.enters('驳回')
    await console.shows('没有待办')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), SOON).toBe('H1')
    const { items } = await rep.get<List<Request>>('/instances?box=started&limit=3')
    expect(items.map(({ status }) => status).sort()).toEqual(['rejected', 'running', 'running'])
    expect(console.complaints).toEqual([])
  })

  it('the manager returns to a step of their choice', async () => {
    const { rep, supervisor, manager } = stage.people
    const { id } = await rep.starts()
    await supervisor.decides(id, 'approve', AGREED)
    await using console = await stage.as('manager')
    const { page } = console
    const keys = keyboardOf(page)
    const { number } = await manager.request(id)
    await keys.enters(number)
    await taskIsOpen(page)
    await keys.goesTo('意见')
    await keys.types('请核实金额')
    await keys.enters('退回')
    await dialog(page).getByRole('radio').first().waitFor()
    await keys.goesTo(/填写申请|主管审核/)
    // Arrows move within one choice; the last of them is the other step.
    await keys.press('ArrowDown')
    const chosen = await page
      .getByRole('radio', { checked: true })
      .evaluate((radio) => radio.closest('label')?.textContent)
    await keys.enters('确认退回')
    await expect
      .poll(async () => (await rep.request(id)).steps[0]?.id)
      .toBe(chosen === '填写申请' ? 'draft' : 'supervisor-review')
    await rep.commands(id, 'withdraw')
    expect(console.complaints).toEqual([])
  })

  it('the general manager decides special terms by single keys', async () => {
    const { rep, supervisor, manager } = stage.people
    const { id, number } = await rep.starts(SPECIAL)
    await supervisor.decides(id, 'approve', AGREED)
    await manager.decides(id, 'approve', AGREED)
    await using console = await stage.as('gm')
    const { page } = console
    const keys = keyboardOf(page)
    await console.shows(number)
    await keys.press('j')
    expect(await keys.at()).toContain(number)
    await keys.press('Enter')
    await taskIsOpen(page)
    await keys.press('x')
    expect(await keys.at()).toContain('意见')
    await keys.types('同意按框架协议执行')
    // Out of the field the keys are keys again.
    await keys.press('Tab')
    await keys.press('a')
    await console.shows('没有待办')
    expect((await rep.request(id)).steps).toMatchObject([{ id: 'in-service' }])
    expect(console.complaints).toEqual([])
  })

  it('the administrator invites somebody, and disables them again', async () => {
    await using console = await stage.as('admin')
    const { page } = console
    const keys = keyboardOf(page)
    await keys.enters('人员')
    await page.waitForURL('**/people')
    await page.getByRole('button', { name: '添加人员' }).waitFor()
    await keys.enters('添加人员')
    await expect.poll(() => isInDialog(page), SOON).toBe(true)
    await keys.goesTo('姓名')
    await keys.types('周新')
    await keys.goesTo('邮箱')
    await keys.types('zhou@demo.example')
    for (const list of ['职级', '部门']) {
      await keys.goesTo(list)
      await keys.press('ArrowDown')
      await keys.press('Enter')
    }
    await keys.enters('添加并生成邀请链接')
    await dialog(page).getByLabel('设置密码的链接').waitFor()
    await keys.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    await expect.poll(() => keys.at(), SOON).toBe('添加人员')
    await keys.goesTo('搜索姓名')
    await keys.types('周新')
    await keys.press('Enter')
    await expect
      .poll(() => page.getByRole('list', { name: '人员' }).getByRole('listitem').count(), SOON)
      .toBe(1)
    await keys.enters(/^周新/)
    await expect.poll(() => isInDialog(page), SOON).toBe(true)
    await keys.enters(/^停用$/)
    await dialog(page).getByText('进行中的任务不受影响').waitFor()
    await expect.poll(() => isInDialog(page), SOON).toBe(true)
    await keys.enters('确认停用')
    await dialog(page).waitFor({ state: 'hidden' })
    await page.getByRole('list', { name: '人员' }).getByText('已停用').waitFor()
    expect(console.complaints).toEqual([])
  })
})
