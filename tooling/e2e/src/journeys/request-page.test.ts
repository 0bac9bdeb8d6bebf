import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePage } from '../browser/console-page.ts'
import { fillForm, openForm } from '../browser/request-form.ts'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'
import type { Person } from '../person/person.ts'
import { FIELDS, SPECIAL } from '../person/request-fields.ts'

/** A complete request in the words of its form. */
const WORDS = { services: ['专业咨询'], deepNeeds: '现场照片', amount: '0', desiredDate: '2027-01-15' }

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

/** The id of a file of one line that somebody uploads. */
const uploaded = async ({ cookie }: Person, name: string): Promise<string> => {
  const body = new FormData()
  body.append('file', new File(['第二批的清单'], name))
  const { origin } = stage.server
  const answer = await fetch(`${origin}/api/v1/files`, { method: 'POST', headers: { cookie, origin }, body })
  const { id } = (await answer.json()) as { readonly id: string }
  return id
}

/** Opens the page and stays until it is noted as read. */
const looksAt = async ({ page, open }: ConsolePage, id: string): Promise<void> => {
  const noted = page.waitForResponse((response) => response.url().includes('approvals.recordLook'))
  await open(`/requests/${id}`)
  await noted
  await page.getByRole('region', { name: /^(历史|History)$/ }).waitFor()
}

describe('the page of a request', { timeout: 60_000 }, () => {
  it('console 2: draws the way passed and what comes next by name, and says why in words', async () => {
    const { rep, supervisor } = stage.people
    const { id } = await rep.starts(SPECIAL)
    await supervisor.decides(id, 'approve', { opinion: '需求属实' })
    await using console = await stage.as('rep')
    const { page } = console
    await console.open(`/requests/${id}`)
    const way = page.getByRole('region', { name: '环节', exact: true })
    await way.getByText('因为服务内容包含“特殊的付款方式”').waitFor()
    expect(await way.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/填写申请\s+提交\s+李晓雯/),
      expect.stringMatching(/主管审核\s+同意\s+张建军/),
      expect.stringMatching(/经理审批\s+进行中\s+王丽萍/),
      expect.stringMatching(/特殊付款方式审批\s+尚未到达\s+陈国栋、沈静仪/),
      expect.stringMatching(/服务中\s+尚未到达\s+李晓雯/),
    ])
    const chart = page.getByRole('region', { name: '流程图' })
    expect(await chart.textContent()).toMatch(/填写申请.*特殊付款方式审批.*陈国栋、沈静仪.*已办结/)
    await screenshot(page, 'journey-request-chart')
    expect(await violations(page)).toEqual([])
    expect(console.complaints).toEqual([])
  })

  it('console 2: on a phone says the same as a list', async () => {
    const { id } = await stage.people.rep.starts()
    await using console = await stage.as('rep', { width: 390, language: 'en', dark: true })
    const { page } = console
    await console.open(`/requests/${id}`)
    await page.getByRole('region', { name: 'Steps', exact: true }).getByText('王丽萍').waitFor()
    expect(await page.getByRole('region', { name: 'Chart of the process' }).count()).toBe(0)
    expect(await scrollsSideways(page)).toBe(false)
    expect(await violations(page)).toEqual([])
  })

  it('console 23: tells whoever decides why the task is theirs', async () => {
    const { id } = await stage.people.rep.starts()
    await using console = await stage.as('supervisor')
    await console.open(`/requests/${id}`)
    await console.shows('您是大客户部的主管')
  })

  it('narrows its history to what the reader looks for', async () => {
    const { rep, supervisor, manager } = stage.people
    const { id } = await rep.starts()
    await supervisor.decides(id, 'approve', { opinion: '同意' })
    await manager.commands(id, 'comment', { text: '请尽快安排' })
    await manager.decides(id, 'approve', { opinion: '同意' })
    await using console = await stage.as('rep')
    const history = console.page.getByRole('region', { name: '历史' })
    await console.open(`/requests/${id}`)
    const comments = history.getByRole('radiogroup').getByText('评论', { exact: true })
    await comments.waitFor()
    expect(await history.getByRole('listitem').count()).toBe(4)
    await comments.click()
    expect(await history.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('请尽快安排'),
    ])
  })

  it('console 11: marks what changed since I last looked while I read it, and no longer the next time', async () => {
    const { rep, supervisor } = stage.people
    const { id } = await rep.starts()
    await using first = await stage.as('supervisor')
    await looksAt(first, id)
    expect(await first.page.getByText('有变化').count()).toBe(0)
    await supervisor.decides(id, 'return', { opinion: '请补充' })
    await looksAt(first, id)
    const file = await uploaded(rep, '补充说明.txt')
    const fields = { deepNeeds: '改为分批交付', attachments: [file] }
    await rep.commands(id, 'submit', { fields })

    await looksAt(first, id)
    const { page } = first
    await page.getByRole('heading', { name: /^你上次查看.*之后的变化$/ }).waitFor()
    const contents = page.getByRole('region', { name: '申请内容' })
    expect((await contents.allInnerTexts())[0]).toMatch(
      new RegExp(`深层需求\\s+有变化\\s+改为分批交付\\s+原为：\\s*${FIELDS.deepNeeds}`),
    )
    const added = contents.getByText('新增：')
    await added.getByRole('link', { name: '补充说明.txt' }).waitFor()
    const history = page.getByRole('region', { name: '历史' })
    expect(await history.getByText('新', { exact: true }).count()).toBe(1)
    expect(await violations(page)).toEqual([])
    await screenshot(page, 'journey-news-on-page')
    await looksAt(first, id)
    expect(await page.getByText('有变化').count()).toBe(0)
    expect(await page.getByText('新', { exact: true }).count()).toBe(0)
    expect(first.complaints).toEqual([])
  })

  it('console 11: marks a new opinion', async () => {
    const { rep, supervisor } = stage.people
    const { id } = await rep.starts()
    await using console = await stage.as('rep', { width: 390, language: 'en' })
    await looksAt(console, id)
    await supervisor.decides(id, 'approve', { opinion: '需求属实' })
    const opinions = console.page.getByRole('region', { name: 'Opinions' })
    // It shows by itself, and as new.
    await opinions.getByText('需求属实').waitFor()
    await opinions.getByText('New', { exact: true }).waitFor()
    await looksAt(console, id)
    await opinions.getByText('需求属实').waitFor()
    expect(await opinions.getByText('New', { exact: true }).count()).toBe(0)
  })

  it('console 4: ended, begins another one with what it held', async () => {
    const { rep } = stage.people
    const { id } = await rep.starts()
    await rep.commands(id, 'withdraw')
    await using console = await stage.as('rep')
    const { page } = console
    await console.open(`/requests/${id}`)
    await page.getByRole('link', { name: '再次提交' }).click()
    const needs = page.getByRole('textbox', { name: '深层需求' })
    await needs.waitFor()
    expect(await needs.inputValue()).toBe(FIELDS.deepNeeds)
    await page.getByRole('button', { name: '提交' }).click()
    await console.shows('在 张建军 处')
    const again = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    expect(again).not.toBe(id)
    expect(await rep.request(again)).toMatchObject({ status: 'running', fields: FIELDS })
    expect(console.complaints).toEqual([])
  })

  it('is printed as an approval sheet of one page, with every opinion and without the console around it', async () => {
    const { rep, supervisor } = stage.people
    const { id, number } = await rep.starts()
    await supervisor.decides(id, 'approve', { opinion: '需求属实，同意' })
    await using console = await stage.as('rep', { dark: true })
    const { page } = console
    await console.open(`/requests/${id}`)
    await page.getByRole('link', { name: '打印审批单' }).click()
    await page.getByRole('heading', { name: /审批单/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    await console.shows(number)
    expect(await page.getByRole('table', { name: '审批意见' }).textContent()).toContain(
      '主管审核张建军同意需求属实，同意',
    )
    expect(await page.getByRole('navigation').count()).toBe(0)
    await screenshot(page, 'journey-approval-sheet')
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(console.complaints).toEqual([])
  })
})

/** The smallest picture there is: one transparent pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('files of a request', { timeout: 60_000 }, () => {
  it('console 5: show pictures, and say before sending what is too large and after it what is no document', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await openForm(console)
    const input = page.locator('input[type=file]')
    await console.shows('每个不超过 20 MB')
    const uploads: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/v1/files')) uploads.push(request.method())
    })
    const tooLarge = {
      name: '大文件.zip',
      mimeType: 'application/zip',
      buffer: Buffer.alloc(20 * 1024 * 1024 + 1),
    }
    await input.setInputFiles(tooLarge)
    await console.shows('文件过大，最多 20 MB。')
    expect(uploads).toEqual([])
    await page.getByRole('button', { name: '取消上传 大文件.zip' }).click()
    await input.setInputFiles({
      name: '网页.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('<html>'),
    })
    await console.shows('不接受这种文件')
    await page.getByRole('button', { name: '重新上传 网页.pdf' }).click()
    await console.shows('不接受这种文件')
    await page.getByRole('button', { name: '取消上传 网页.pdf' }).click()
    await input.setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PICTURE })
    await page.getByRole('button', { name: '预览 现场.png' }).click()
    await page.getByRole('dialog').getByRole('img', { name: '现场.png' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await fillForm(page, { ...WORDS, account: '瑞栖智能' })
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('region', { name: '当前状态' }).waitFor()
    await screenshot(page, 'journey-picture')
    await page.getByRole('button', { name: '预览 现场.png' }).waitFor()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: '现场.png' }).click()
    expect((await downloading).suggestedFilename()).toBe('现场.png')
    // The browser itself notes the two uploads that were refused.
    expect(console.complaints.filter((said) => !said.includes('status of 415'))).toEqual([])
  })

  it('console 5: a PDF is looked at page by page without leaving the form, a damaged one can be downloaded', async () => {
    const { rep } = stage.people
    const { id, number } = await rep.starts({ ...FIELDS, changedNeeds: '逐季复核。'.repeat(700) })
    await using console = await stage.as('rep', { dark: true })
    const { page } = console
    await console.open(`/requests/${id}`)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载 PDF' }).click()
    const sheet = await downloading
    expect(sheet.suggestedFilename()).toBe(`大客户服务与支持申请 审批单 ${number}.pdf`)
    const bytes = await readFile(await sheet.path())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')

    await openForm(console)
    const input = page.locator('input[type=file]')
    const mimeType = 'application/pdf'
    await input.setInputFiles({ name: '审批单.pdf', mimeType, buffer: bytes })
    await input.setInputFiles({ name: '残缺.pdf', mimeType, buffer: Buffer.from('%PDF-1.7 and no more') })
    await page.getByRole('button', { name: '移除 残缺.pdf' }).waitFor()
    await page.getByRole('button', { name: '预览 审批单.pdf' }).click()
    const dialog = page.getByRole('dialog', { name: '审批单.pdf' })
    await dialog.getByText(number).first().waitFor({ state: 'attached' })
    await dialog.getByText(/^第 1 页，共 [23] 页$/).waitFor()
    expect(await violations(page)).toEqual([])
    await screenshot(page, 'journey-pdf-preview')
    const width = () => dialog.locator('canvas').evaluate((node) => node.clientWidth)
    const before = await width()
    await page.keyboard.press('+')
    await expect.poll(width).toBeGreaterThan(before * 1.3)
    await page.keyboard.press('ArrowRight')
    await dialog.getByText(/^第 2 页/).waitFor()
    await page.keyboard.press('-')
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(width).toBeLessThan(360)
    expect(await scrollsSideways(page)).toBe(false)
    await screenshot(page, 'journey-pdf-preview-phone')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '预览 残缺.pdf' }).click()
    await page.getByRole('alert').getByText('无法显示这个 PDF').waitFor()
    expect(await page.getByRole('link', { name: '下载后用其他程序打开' }).count()).toBe(1)
    // A policy that stops something says so here.
    expect(console.complaints).toEqual([])
  })

  it('console 5: the field in error that has the focus can be told from the others', async () => {
    await using console = await stage.as('rep')
    const { page } = console
    await openForm(console)
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('alert').getByText('有 5 处需要修改').waitFor()
    const outline = page
      .locator('.ant-select-status-error')
      .evaluate((node) => getComputedStyle(node).outlineStyle)
    expect(await outline).toBe('solid')
    await screenshot(page, 'journey-focus-in-error')
  })
})
