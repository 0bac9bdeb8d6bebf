import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focused } from '../browser/focus.ts'
import { errorOf, fillForm, openForm } from '../browser/request-form.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import type { Page, Request } from '../person/answers.ts'
import { FIELDS } from '../person/request-fields.ts'

/** A complete request in the words of its form. */
const WORDS = { services: ['专业咨询'], deepNeeds: '现场照片', amount: '0', desiredDate: '2027-01-15' }

/** The smallest picture there is: one transparent pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

const started = async () => (await stage.people.rep.get<Page<Request>>('/instances?box=started')).items

describe("the rep's form", { timeout: 60_000 }, () => {
  it('console 5: says beside each field what is missing, lists it, and leads to the first', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await openForm(console)
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('alert').getByText('有 5 处需要修改').waitFor()
    for (const label of ['客户', '服务内容', '深层需求', '费用', '期望日期'])
      expect(await errorOf(page, label), label).not.toBe('')
    expect(await errorOf(page, '需求变化')).toBe('')
    await expect.poll(() => focused(page)).toContain('客户')
    await screenshot(page, 'journey-form-errors')
    await page.getByRole('button', { name: /^费用/ }).click()
    await expect.poll(() => focused(page)).toContain('费用')
    await page.keyboard.type('一千元')
    await page.getByRole('button', { name: '提交' }).click()
    await expect.poll(() => errorOf(page, '费用')).toContain('请填写金额')
    // Touched, it is a draft by itself; what does not fit its field is not in it.
    await console.shows('草稿已保存')
    expect(await started()).toMatchObject([{ status: 'draft', amount: null }])
    expect(console.complaints).toEqual([])
  })

  it('says it in English too', async () => {
    await using console = await stage.as('rep', { language: 'en' })
    const { page } = console
    await openForm(console)
    await page.getByRole('button', { name: 'Submit' }).click()
    await page.getByRole('alert').getByText('5 fields need attention').waitFor()
    expect(await errorOf(page, 'Cost')).not.toMatch(/[一-鿿]/)
  })

  it('keeps an unfinished draft, also on a phone, and submits it later', async () => {
    await using console = await stage.as('rep', { width: 390 })
    const { page } = console
    await openForm(console)
    await fillForm(page, { account: '北屿远帆', deepNeeds: '待补充的需求' })
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.waitForURL('**/new/service-request?draft=*')
    await console.shows(/草稿已保存 \d\d:\d\d/)
    await page.getByRole('link', { name: '我的申请' }).click()
    await page.getByRole('list', { name: '我发起的' }).getByRole('link').first().click()
    await console.shows('草稿')
    await page.getByRole('link', { name: '继续填写' }).click()
    const needs = page.getByRole('textbox', { name: '深层需求' })
    await needs.waitFor()
    expect(await needs.inputValue()).toBe('待补充的需求')
    await console.shows('KA-0004 北屿远帆物流股份有限公司')
    await fillForm(page, { services: ['专业咨询'], amount: '0', desiredDate: '2027-01-15' })
    await page.getByRole('button', { name: '提交' }).click()
    await console.shows('在 张建军 处')
    const [request] = await started()
    expect(await stage.people.rep.request(request?.id ?? '')).toMatchObject({
      status: 'running',
      fields: { account: 'ka-0004', deepNeeds: '待补充的需求', services: ['consulting'], amount: 0 },
    })
    expect(console.complaints).toEqual([])
  })

  it('opened and left untouched leaves no draft behind', async () => {
    const before = (await started()).length
    await using console = await stage.as('rep')
    const { page } = console
    await openForm(console)
    await page.getByRole('textbox', { name: '深层需求' }).focus()
    // Longer than it waits before it saves.
    await page.waitForTimeout(1500)
    await page.getByRole('link', { name: '我的申请' }).click()
    await page.getByRole('list', { name: '我发起的' }).waitFor()
    expect(await started()).toHaveLength(before)
  })

  it('console 5: reopened, a draft shows what was attached by name, size and picture, to be removed', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await openForm(console)
    await page.locator('input[type=file]').setInputFiles([
      { name: '现场.png', mimeType: 'image/png', buffer: PICTURE },
      { name: '清单.txt', mimeType: 'text/plain', buffer: Buffer.alloc(300 * 1024, 'a') },
    ])
    await console.shows(/草稿已保存 \d\d:\d\d/)
    await page.waitForURL('**/new/service-request?draft=*')
    await page.reload()
    await page.getByRole('button', { name: '移除 清单.txt' }).waitFor()
    await console.shows('300 kB')
    const picture = page.getByRole('button', { name: '预览 现场.png' }).locator('img')
    await expect
      .poll(() => picture.evaluate((node) => node instanceof HTMLImageElement && node.naturalWidth))
      .toBe(1)
    await screenshot(page, 'journey-draft-files')
    await page.getByRole('button', { name: '移除 清单.txt' }).click()
    await console.shows(/草稿已保存 \d\d:\d\d/)
    const id = new URL(page.url()).searchParams.get('draft') ?? ''
    await expect.poll(async () => (await stage.people.rep.request(id)).fields.attachments).toHaveLength(1)
    expect(console.complaints).toEqual([])
  })

  it('restores what was typed and could not be saved', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await openForm(console)
    await page.route('**/trpc/requests.*', (route) => route.abort())
    await fillForm(page, { deepNeeds: '还没有保存', amount: '88' })
    await page.reload()
    await console.shows('已恢复你上次填写')
    expect(await page.getByRole('textbox', { name: '深层需求' }).inputValue()).toBe('还没有保存')
    expect(await page.getByRole('textbox', { name: '费用' }).inputValue()).toMatch(/^88/)
  })

  it('console 1: is saved by itself as a draft with an address of its own', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await openForm(console)
    await fillForm(page, { deepNeeds: '写到一半' })
    await page.waitForURL('**/new/service-request?draft=*')
    await console.shows(/草稿已保存 \d\d:\d\d/)
    await page.reload()
    const needs = page.getByRole('textbox', { name: '深层需求' })
    await needs.waitFor()
    expect(await needs.inputValue()).toBe('写到一半')
    await screenshot(page, 'journey-draft-saved')
    expect(console.complaints).toEqual([])
  })

  it('console 1: never overwrites what another tab saved, and offers both versions', async () => {
    await using console = await stage.as('rep')
    const { page, context } = console
    await openForm(console)
    await fillForm(page, { deepNeeds: '第一个标签页' })
    await page.waitForURL('**/new/service-request?draft=*')
    await console.shows(/草稿已保存/)
    const other = await context.newPage()
    await other.goto(page.url())
    await other.getByRole('textbox', { name: '深层需求' }).fill('第二个标签页')
    await other.getByText(/草稿已保存/).waitFor()
    await page.getByRole('textbox', { name: '需求变化' }).fill('只在这里')
    await page.getByRole('alert').getByText('已在别处修改过').waitFor()
    await screenshot(page, 'journey-draft-conflict')
    await page.getByRole('button', { name: '改用另一份' }).click()
    const needs = page.getByRole('textbox', { name: '深层需求' })
    await expect.poll(() => needs.inputValue()).toBe('第二个标签页')
    expect(await page.getByRole('textbox', { name: '需求变化' }).inputValue()).toBe('')
    await needs.fill('接着写')
    await console.shows(/草稿已保存/)
    await other.getByRole('textbox', { name: '需求变化' }).fill('保留这里')
    await other.getByRole('button', { name: '保留这里的内容' }).click()
    await other.getByText(/草稿已保存/).waitFor()
    const id = new URL(page.url()).searchParams.get('draft') ?? ''
    await expect
      .poll(async () => (await stage.people.rep.request(id)).fields)
      .toMatchObject({ deepNeeds: '第二个标签页', changedNeeds: '保留这里' })
    expect(console.complaints).toEqual([])
  })
})

describe("the rep's request", { timeout: 60_000 }, () => {
  it('console 3: submitted, says in one line who has it, how long and due when, and reminds at most now and then', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await openForm(console)
    await fillForm(page, { ...WORDS, account: '瑞栖智能' })
    await page.getByRole('button', { name: '提交' }).click()
    const line = page.getByRole('region', { name: '当前状态' }).getByText('在 张建军 处').locator('..')
    await line.waitFor()
    expect(await line.textContent()).toMatch(/^主管审核\s*在 张建军 处\s*刚刚到达\s*还剩 \d+\s?(小时|天)$/)
    await using approver = await stage.as('supervisor')
    await page.getByRole('button', { name: '催办' }).click()
    await console.shows('已催办')
    const remind = page.getByRole('button', { name: '催办' })
    await expect.poll(() => remind.getAttribute('aria-disabled')).toBe('true')
    const said = /^已于 \d\d:\d\d 催办，(\d{4}-\d\d-\d\d )?\d\d:\d\d 之后可以再次催办。$/
    await page.getByRole('region', { name: '可用操作' }).getByRole('paragraph').getByText(said).waitFor()
    await remind.focus()
    await page.getByRole('tooltip').getByText(said).waitFor()
    await screenshot(page, 'journey-reminded')
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.keyboard.press('Enter')
    await remind.click({ force: true })
    await page.waitForTimeout(300)
    expect(asked.filter((url) => url.includes('remindApprovers'))).toEqual([])
    const records = await stage.people.rep.get<{ items: { verb: string }[] }>(`/instances/${id}/records`)
    expect(records.items.filter(({ verb }) => verb === 'remind')).toHaveLength(1)
    await approver.page.getByRole('button', { name: /^通知/ }).click()
    await approver.page.getByRole('link', { name: /申请人催办：/ }).waitFor()
    expect(console.complaints).toEqual([])
  })

  it('console 4: comes back with the opinion beside what was filled, and is submitted again', async () => {
    const { rep, supervisor } = stage.people
    const { id } = await rep.starts()
    await supervisor.decides(id, 'return', { opinion: '请补充需求变化' })
    await using console = await stage.as('rep')
    const { page } = console
    await page.getByRole('list', { name: '待办' }).getByRole('link').first().click()
    await page.getByRole('dialog').getByRole('link', { name: '修改并重新提交' }).click()
    await console.shows('请补充需求变化')
    expect(await page.getByRole('textbox', { name: '深层需求' }).inputValue()).toBe(FIELDS.deepNeeds)
    await page.getByRole('textbox', { name: '需求变化' }).fill('新增一条产线')
    await screenshot(page, 'journey-returned')
    await page.getByRole('button', { name: '提交' }).click()
    await console.shows('第 2 次')
    expect(await rep.request(id)).toMatchObject({
      fields: { ...FIELDS, changedNeeds: '新增一条产线' },
      steps: [{ id: 'supervisor-review', visit: 2 }],
    })
    expect(console.complaints).toEqual([])
  })

  it('console 3: is withdrawn after one question, and then says why nothing else can be done', async () => {
    const { id } = await stage.people.rep.starts()
    await using console = await stage.as('rep')
    const { page } = console
    await console.open(`/requests/${id}`)
    await page.getByRole('button', { name: '撤回' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('客户改变了计划')
    await page.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click()
    await page.getByRole('region', { name: '当前状态' }).getByText('已撤回').waitFor()
    const button = page.getByRole('button', { name: '撤回' })
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await button.focus()
    await page.getByRole('tooltip').waitFor()
    expect(await page.getByRole('tooltip').textContent()).toContain('不能再更改')
    await screenshot(page, 'journey-withdrawn')
    expect(await stage.people.rep.request(id)).toMatchObject({ status: 'withdrawn' })
    expect(console.complaints).toEqual([])
  })

  it('console 12: in service cannot be withdrawn any more, and the button says so', async () => {
    const { rep, supervisor, manager } = stage.people
    const { id } = await rep.starts()
    await supervisor.decides(id, 'approve', { opinion: '同意' })
    await manager.decides(id, 'approve', { opinion: '同意' })
    await using console = await stage.as('rep')
    const { page } = console
    await console.open(`/requests/${id}`)
    const button = page.getByRole('button', { name: '撤回' })
    // Playwright itself would wait for the button to become usable.
    await button.click({ force: true })
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('tooltip').waitFor()
    expect(await page.getByRole('tooltip').textContent()).toBe('最后一个审批已经完成，不能再撤回。')
    await page.getByRole('button', { name: '办结' }).click()
    await expect.poll(() => errorOf(page, '服务结果')).not.toBe('')
    expect(await errorOf(page, '客户满意度')).not.toBe('')
  })
})
