import { describe, expect, test } from 'vitest'
import { makePdf } from './make-pdf.ts'
import type { Paper, Part } from './paper.ts'
import { pagesOf, textOf } from './testing/read-pdf.ts'

const paper = (parts: readonly Part[]): Paper => ({
  title: '大客户服务与支持申请 审批单',
  language: 'zh-CN',
  facts: [
    { label: '编号', lines: ['SR-2026-000123'] },
    { label: '申请人', lines: ['王芳'] },
    { label: '状态', lines: ['已完成'] },
  ],
  parts,
  notes: ['记录校验值 0f1e2d3c'],
  foot: 'SR-2026-000123',
})

const opinions = (rows: readonly (readonly string[])[]): Part => ({
  kind: 'table',
  title: '审批意见',
  none: '暂无意见',
  columns: [
    { title: '环节', width: 20 },
    { title: '姓名', width: 15 },
    { title: '意见', width: 'rest' },
  ],
  rows,
})

const made = async (given: Paper): Promise<Uint8Array<ArrayBuffer>> => {
  const pdf = await makePdf(given)
  if (!pdf.made) throw new Error(pdf.code)
  return pdf.bytes
}

describe('a paper as PDF', () => {
  test('can be read out in Chinese, with a page number, and carries only the glyphs it uses', async () => {
    const bytes = await made(
      paper([opinions([['主管审核', '李娜', '同意。请技术部、质控部尽快“落实”，金额￥1,234.50。']])]),
    )
    const text = textOf(await pagesOf(bytes))
    for (const said of [
      '大客户服务与支持申请 审批单',
      '申请人',
      '王芳',
      '主管审核',
      '同意。请技术部、质控部尽快“落实”',
      '￥1,234.50',
      '1/1',
    ])
      expect(text).toContain(said)
    expect(bytes.length).toBeLessThan(150_000)
  })

  test('says where there is nothing', async () => {
    expect(textOf(await pagesOf(await made(paper([opinions([])]))))).toContain('暂无意见')
  })

  test('keeps every line on the paper, however long a word, and no line begins with a full stop', async () => {
    const long = '本部总经理认为该客户的特殊付款方式可以接受，但须逐季复核。'.repeat(120)
    const pages = await pagesOf(
      await made(
        paper([
          opinions([
            ['总经理审批', '赵总', long],
            ['x', 'y', 'http://'.padEnd(900, 'a')],
          ]),
        ]),
      ),
    )
    expect(pages.length).toBeGreaterThan(1)
    expect(textOf(pages)).toContain(`${pages.length}/${pages.length}`)
    expect(textOf(pages).split('本部总经理认为').length).toBe(121)
    for (const { text, right } of pages.flat()) {
      expect(right).toBeLessThanOrEqual(595 - 42 + 1)
      expect(text).not.toMatch(/^[，。、”]/)
    }
  })

  test('writes what the font has no glyph for as its code', async () => {
    const text = textOf(
      await pagesOf(await made(paper([opinions([['a', '𠮷田龘', '好👍\u{fe0f}\u0007。\n第二行']])]))),
    )
    expect(text).toContain('〔U+20BB7〕田龘')
    expect(text).toContain('好〔U+1F44D〕 。')
    expect(text).toContain('第二行')
  })

  test('of more than anybody files is refused before it is made', async () => {
    expect(await makePdf(paper([opinions([['a', 'b', '长'.repeat(200_001)]])]))).toEqual({
      made: false,
      code: 'too-long',
    })
  })

  test('takes next to nothing of the time of the process that asks', async () => {
    const papers = Array.from({ length: 3 }, () => paper([opinions([['a', 'b', '意见'.repeat(1000)]])]))
    const before = process.cpuUsage()
    await Promise.all(papers.map(made))
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000 / papers.length).toBeLessThan(50)
  }, 30_000)
})
