import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { screenshot } from '../browser/screenshot.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.[Symbol.asyncDispose]())

type Sheet = readonly (readonly string[])[]
const csvFile = async (name: string, rows: Sheet): Promise<string> => {
  const path = join(tmpdir(), `${crypto.randomUUID()}-${name}`)
  await writeFile(path, rows.map((row) => row.join(',')).join('\n'))
  return path
}

describe('the account book', { timeout: 120_000 }, () => {
  it('an owner classes an account and scores its risk; grades and bands follow', async () => {
    await using rep = await stage.as('rep')
    const { page } = rep
    await page.goto(new URL('/accounts/ka-0002', page.url()).href)
    await page.getByRole('button', { name: '调整划分' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('combobox', { name: '客户类型' }).click()
    await page.locator('.ant-select-item-option', { hasText: '战略型' }).click()
    for (const [figure, value] of [
      ['我方份额', '60'],
      ['年交易额', '10000000'],
      ['稳定性', '5'],
      ['发展潜力', '5'],
    ] as const)
      await drawer.getByRole('spinbutton', { name: figure }).fill(value)
    await drawer.getByRole('button', { name: '保存' }).click()
    await page.getByRole('definition').getByText('甲级').waitFor()
    await page.getByRole('button', { name: '重新评分' }).click()
    const scoring = page.getByRole('dialog')
    for (const indicator of ['竞争优势', '客户需求', '竞争对手', '资源契合', '付款能力'])
      await scoring.getByRole('radiogroup', { name: indicator }).getByRole('radio', { name: '4' }).check()
    await scoring.getByText('80 分（百分制）').waitFor()
    await scoring.getByRole('button', { name: '保存' }).click()
    await page.getByText('低风险').first().waitFor()
    // What lies under the banner while the page is scrolled is no target.
    await page.evaluate(() => scrollTo(0, 0))
    await screenshot(page, 'journey-account-classed')
    expect([await violations(page), await scrollsSideways(page)]).toEqual([[], false])
    expect(rep.complaints).toEqual([])
  })

  it('an administrator sees who would move before the rules are changed; gaps are marked and refused', async () => {
    await using admin = await stage.as('admin')
    const { page } = admin
    await page.goto(new URL('/grading', page.url()).href)
    await page.getByRole('button', { name: '调整规则：三级分类' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('spinbutton', { name: '甲级 从' }).fill('90')
    await drawer.getByText('与前一档之间有空缺').waitFor()
    await drawer.getByRole('button', { name: '预览变化' }).click()
    await drawer.getByRole('alert').getByText('规则有误').waitFor()
    await drawer.getByRole('spinbutton', { name: '乙级 到' }).fill('89')
    await drawer.getByRole('button', { name: '预览变化' }).click()
    await drawer.getByText('家客户的等级会改变').waitFor()
    await screenshot(page, 'journey-grading')
    expect(await violations(page)).toEqual([])
    await drawer.getByRole('button', { name: '保存' }).click()
    await page.getByText('第 1 版').waitFor()
    expect([await violations(page), await scrollsSideways(page)]).toEqual([[], false])
    expect(admin.complaints).toEqual([])
  })

  it('a rep holds accounts side by side in a worksheet', async () => {
    await using rep = await stage.as('rep')
    const { page } = rep
    await page.goto(new URL('/worksheets', page.url()).href)
    const picker = page.getByRole('combobox', { name: '添加客户' })
    for (const name of ['沐川', '北屿']) {
      await picker.fill(name)
      await page.getByTitle(new RegExp(name)).first().click()
    }
    for (const group of await page.getByRole('radiogroup', { name: /沐川/ }).all())
      await group.getByRole('radio', { name: '1' }).check()
    for (const group of await page.getByRole('radiogroup', { name: /北屿/ }).all())
      await group.getByRole('radio', { name: '0' }).check()
    await screenshot(page, 'journey-worksheet')
    expect([await violations(page), await scrollsSideways(page)]).toEqual([[], false])
    await page.getByRole('button', { name: '保存' }).click()
    const kept = page.getByRole('group', { name: '潜力工作表' })
    await kept.getByRole('row', { name: '合计 7 0' }).waitFor()
    await kept.getByRole('row', { name: '名次 1 2' }).waitFor()
    expect(rep.complaints).toEqual([])
  })

  it('a supervisor merges an account that is there twice', async () => {
    const { server } = stage
    await using rep = await stage.as('rep2')
    const origin = new URL(rep.page.url()).origin
    await rep.page.goto(`${origin}/accounts`)
    await rep.page.getByRole('button', { name: '新建客户' }).click()
    const dialog = rep.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '客户名称' }).fill('望舒光电（集团）有限公司')
    await dialog.getByRole('button', { name: '新建', exact: true }).click()
    await dialog.getByRole('button', { name: '仍然新建' }).click()
    await rep.page.getByRole('heading', { name: '望舒光电（集团）有限公司' }).waitFor()
    const doubled = rep.page.url()
    await using supervisor = await stage.as('supervisor')
    const { page } = supervisor
    await page.goto(new URL('/accounts/ka-0014', server.origin).href)
    await page.getByText('1 家同名客户').waitFor()
    await page.getByRole('button', { name: /^合并 / }).click()
    const merging = page.getByRole('dialog')
    await merging.getByRole('textbox', { name: '原因' }).fill('同一家公司')
    await merging.getByRole('button', { name: '合并', exact: true }).click()
    await page.getByText('同一家公司').waitFor()
    await screenshot(page, 'journey-merged')
    await page.goto(doubled)
    await page.getByRole('heading', { name: '望舒光电股份有限公司' }).waitFor()
    expect([...rep.complaints, ...supervisor.complaints]).toEqual([])
  })

  it('50,000 rows are looked at and imported with progress; what is left out is listed with its reasons', async () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => [
      `进口第${at}号贸易有限公司`,
      'dev-rep@demo.example',
    ])
    const path = await csvFile('accounts.csv', [
      ['客户名称', '负责人邮箱'],
      ...rows.map((row, at) => (at % 10_000 === 7 ? [row[0] ?? '', 'nobody@demo.example'] : row)),
    ])
    await using director = await stage.as('director')
    const { page } = director
    await page.goto(new URL('/accounts', page.url()).href)
    await page.getByRole('button', { name: '导入' }).click()
    await page.locator('input[type=file]').setInputFiles(path)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '导入 49995 家客户' }).waitFor({ timeout: 60_000 })
    await dialog.getByRole('row', { name: /进口第20007号.*nobody@demo\.example/ }).waitFor()
    await screenshot(page, 'journey-import')
    expect(await violations(page)).toEqual([])
    const begun = performance.now()
    await dialog.getByRole('button', { name: '导入 49995 家客户' }).click()
    await dialog.getByText(/^[1-4]?\d{1,4} \/ 50000$/).waitFor()
    await page.getByText('已导入 49995 家客户').first().waitFor({ timeout: 90_000 })
    process.stdout.write(`import: 50,000 rows in ${Math.round(performance.now() - begun)} ms\n`)
    await page.getByRole('searchbox', { name: '搜索编号或名称' }).fill('进口第49999号')
    await page.getByRole('searchbox', { name: '搜索编号或名称' }).press('Enter')
    await page.getByRole('list', { name: '客户' }).getByText('进口第49999号').waitFor()
    expect(director.complaints).toEqual([])
  })
})
