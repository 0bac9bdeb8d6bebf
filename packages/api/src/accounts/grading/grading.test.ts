import { DEFAULT_RULES, type GradingRules } from '@countersign/accounts/grading-rules'
import { DEFAULT_RISK_MODEL } from '@countersign/accounts/risk-model'
import { WORKSHEET_CRITERIA } from '@countersign/accounts/worksheet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking } from '../../testing/accounts-api.ts'
import { type ApiUnderTest, apiUnderTest } from '../../testing/api-under-test.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([])
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})
const { query, change, page, timeline, created } = asking(() => api)

const MILLION_YUAN = 100_000_000
const STRONG = { share: 60, annualAmount: 10 * MILLION_YUAN, stability: 5, potential: 5 }
const classes = {
  customerType: 'strategic',
  category: 'head',
  relationship: 4,
  standing: 'prospect',
  target: false,
} as const
const classify = (who: string, id: string, more: object = {}) =>
  change(who, 'accounts.classify', { id, ...classes, figures: STRONG, ...more })

describe('3 types, categories, relationship level and figures', () => {
  test('are said by whoever works on the account, and grade it', async () => {
    const id = await created('玉泉重工有限公司')
    expect(await classify('rep', id)).toEqual({})
    expect(await page('rep', id)).toMatchObject({
      customerType: 'strategic',
      category: 'head',
      relationship: 4,
      figures: STRONG,
      grades: { abc: 'A', value: null, families: null },
    })
    expect((await timeline('rep', id))[0]).toMatchObject({ kind: 'classified' })
    const list = await query<{ items: { id: string }[] }>('rep', 'accounts.list', {
      grade: { scheme: 'abc', grade: 'A' },
    })
    expect(list.items.map((one) => one.id)).toEqual([id])
    expect(await classify('rep2', id)).toBe('not-found')
  })

  test.each([
    ['a figure nobody knows', { shoeSize: 3 }],
    ['a score beyond the scale', { loyalty: 6 }],
    ['half a fen', { profit: 0.5 }],
    ['more than all', { share: 101 }],
  ])('%s is refused', async (_, figures) => {
    const id = await created('南湖仪表有限公司')
    expect(await classify('rep', id, { figures })).toBe('malformed')
  })

  test('owner and superiors make an account a target; a selection alone makes it a key account', async () => {
    const id = await created('东岭新材有限公司')
    await change('rep', 'accounts.changeTeam', { id, role: 'technical', people: ['technology'] })
    expect(await classify('technology', id, { target: true })).toBe('not-allowed')
    expect(await classify('rep', id, { target: true, standing: 'potential' })).toEqual({})
    expect(await page('rep', id)).toMatchObject({ target: true, standing: 'potential' })
    expect(await classify('rep', id, { standing: 'key' })).toBe('standing-by-selection')
  })
})

describe('3 grading rules', () => {
  const stricter: GradingRules = {
    axes: DEFAULT_RULES.abc.axes.map((axis) => ({
      ...axis,
      bands: [
        { name: 'A', from: 60, to: 100 },
        { name: 'B', from: 40, to: 100 },
        { name: 'C', from: 0, to: 39 },
      ],
    })),
  }
  const axis = DEFAULT_RULES.abc.axes[0]
  const noA: GradingRules = {
    axes: [
      {
        parts: axis?.parts ?? [],
        bands: [
          { name: 'B', from: 40, to: 100 },
          { name: 'C', from: 0, to: 39 },
        ],
      },
    ],
  }
  const save = <T>(who: string, rules: GradingRules, { before, apply }: { before: number; apply: boolean }) =>
    change<T>(who, 'accounts.grading.saveRules', { scheme: 'abc', rules, before, apply })

  test('show who would move before they are changed, and move them when they are', async () => {
    const id = await created('西岭锻造有限公司')
    await classify('rep', id)
    type Saved = { moved: number; moves: { name: string; from: string; to: string }[]; version: number }
    const looked = await save<Saved>('admin', noA, { before: 0, apply: false })
    expect(looked.version).toBe(0)
    expect(looked.moves).toContainEqual(
      expect.objectContaining({ name: '西岭锻造有限公司', from: 'A', to: 'B' }),
    )
    expect(await page('rep', id)).toMatchObject({ grades: { abc: 'A' } })
    expect(await save('admin', noA, { before: 0, apply: true })).toMatchObject({
      version: 1,
      moved: looked.moved,
    })
    expect(await page('rep', id)).toMatchObject({ grades: { abc: 'B' } })
    const [rules] = await query<{ scheme: string; version: number; madeBy: { id: string } }[]>(
      'rep',
      'accounts.grading.rules',
    )
    expect(rules).toMatchObject({ scheme: 'abc', version: 1, madeBy: { id: 'admin' } })
    expect(await save('admin', noA, { before: 0, apply: true })).toBe('grading-changed')
    expect(await save('admin', DEFAULT_RULES.abc, { before: 1, apply: true })).toMatchObject({ version: 2 })
  })

  test('with overlaps or gaps are refused, and nobody but an administrator changes them', async () => {
    expect(await save('admin', stricter, { before: 2, apply: false })).toBe('grading-faulty')
    expect(await save('gm', noA, { before: 2, apply: false })).toBe('not-allowed')
    expect(await save('auditor', noA, { before: 2, apply: false })).toBe('not-allowed')
  })

  test('3 Pareto: the few that four fifths of the trade are done with', async () => {
    for (const [name, amount] of [
      ['甲一实业有限公司', 800],
      ['乙二实业有限公司', 150],
      ['丙三实业有限公司', 50],
    ] as const)
      await classify('dev-rep', await created(name, 'dev-rep'), { figures: { annualAmount: amount } })
    const ranking = await query<{ rows: { name: string; upTo: number }[] }>(
      'dev-rep',
      'accounts.grading.ranking',
    )
    expect(ranking).toMatchObject({ total: 1000, known: 3, vital: 1 })
    expect(ranking.rows.map(({ upTo }) => upTo)).toEqual([0.8, 0.95, 1])
  })
})

describe('3 risk sheets', () => {
  const scores = { advantage: 5, needs: 5, competitors: 3, fit: 3, payment: 3 }
  const sheet = (account: string, version: number) =>
    change('rep', 'accounts.risk.saveSheet', { account, version, scores })

  test('keep the version of the model that they were scored by', async () => {
    const id = await created('北湖电力有限公司')
    expect(await sheet(id, 0)).toEqual({ total: 80, band: 'low' })
    const equal = {
      ...DEFAULT_RISK_MODEL,
      indicators: DEFAULT_RISK_MODEL.indicators.map((one) => ({ ...one, weight: 20 })),
    }
    const save = (before: number) => change('admin', 'accounts.risk.saveModel', { model: equal, before })
    expect(await save(0)).toEqual({ version: 1 })
    expect(await save(0)).toBe('grading-changed')
    expect(await sheet(id, 0)).toBe('grading-changed')
    expect(await sheet(id, 1)).toEqual({ total: 76, band: 'low' })
    expect((await page('rep', id)).risk).toMatchObject([
      { version: 1, total: 76, madeBy: { id: 'rep' } },
      { version: 0, total: 80 },
    ])
  })

  test('with a blank score, or by a model whose weights are not 100, are refused', async () => {
    const id = await created('西湖电力有限公司')
    const { payment: _, ...blank } = scores
    expect(await change('rep', 'accounts.risk.saveSheet', { account: id, version: 1, scores: blank })).toBe(
      'malformed',
    )
    const model = { ...DEFAULT_RISK_MODEL, indicators: DEFAULT_RISK_MODEL.indicators.slice(1) }
    expect(await change('admin', 'accounts.risk.saveModel', { model, before: 1 })).toBe('risk-model-faulty')
  })
})

describe('3 worksheets', () => {
  const answers = (ones: number) =>
    Object.fromEntries(WORKSHEET_CRITERIA.map((criterion, at) => [criterion, at < ones ? 1 : 0]))

  test('hold up to five accounts side by side, ranked by their totals', async () => {
    const names = ['一号', '二号', '三号', '四号', '五号', '六号'].map((name) => `${name}机电有限公司`)
    const ids = await Promise.all(names.map((name) => created(name)))
    const rows = ids.map((account, at) => ({ account, answers: answers(at + 1) }))
    expect(await change('rep', 'accounts.worksheets.save', { rows })).toBe('malformed')
    const { growth: _, ...incomplete } = answers(7)
    const five = [{ account: ids[0], answers: incomplete }, ...rows.slice(1, 5)]
    expect(await change('rep', 'accounts.worksheets.save', { rows: five })).toHaveProperty('id')
    const { items } = await query<{ items: { rows: { total: number; rank: number }[] }[] }>(
      'rep',
      'accounts.worksheets.list',
      {},
    )
    expect(items[0]?.rows.map(({ total, rank }) => [total, rank])).toEqual([
      [null, null],
      [2, 4],
      [3, 3],
      [4, 2],
      [5, 1],
    ])
    expect((await page('rep', ids[4] ?? '')).worksheet).toMatchObject({ total: 5 })
  })

  test('refuse anything but 0 and 1, accounts twice, and those of others', async () => {
    const id = await created('七号机电有限公司')
    const save = (who: string, rows: object[]) => change(who, 'accounts.worksheets.save', { rows })
    expect(await save('rep', [{ account: id, answers: { growth: 2 } }])).toBe('malformed')
    const row = { account: id, answers: {} }
    expect(await save('rep', [row, row])).toBe('malformed')
    expect(await save('rep2', [row])).toBe('not-found')
  })
})
