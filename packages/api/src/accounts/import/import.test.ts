import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aContact, aRow } from '../../testing/account-inputs.ts'
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
const { query, change, page, created } = asking(() => api)

const row = (name: string, more: object = {}) => ({ ...aRow, name, ...more })
type Outcome = { added: number; left: { row: number; why: string; text: string }[] }
const send = (who: string, rows: object[], more: object = {}) =>
  change<Outcome>(who, 'accounts.import', {
    import: randomUUID(),
    offset: 0,
    rows,
    despite: false,
    apply: true,
    ...more,
  })

describe('importing accounts', () => {
  test('shows each faulty row with its reason, and adds the good ones', async () => {
    await created('清江机床有限公司')
    const rows = [
      row('华岳铸造有限公司', {
        customerType: '战略型',
        relationship: '3',
        industry: '铸造',
        figures: { annualAmount: '¥1,200,000.50', share: '35%' },
      }),
      row('无主实业有限公司', { owner: 'nobody@demo.example' }),
      row('清江机床股份有限公司'),
      row('错字实业有限公司', { category: '很好' }),
      row('数字实业有限公司', { figures: { share: '三成' } }),
      row('华岳铸造有限公司'),
      row(''),
    ]
    const looked = await send('rep', rows, { apply: false })
    expect(looked.added).toBe(1)
    expect(looked.left).toEqual([
      { row: 1, why: 'faulty', text: '“nobody@demo.example”不是您可以指定的负责人。' },
      { row: 2, why: 'duplicate', text: expect.stringContaining('清江机床有限公司') },
      { row: 3, why: 'faulty', text: '“很好”不在可选范围内。' },
      { row: 4, why: 'faulty', text: '“三成”不是数字。' },
      { row: 5, why: 'duplicate', text: '华岳铸造有限公司' },
      { row: 6, why: 'faulty', text: '必填' },
    ])
    const named = () => query<{ items: { id: string }[] }>('rep', 'accounts.search', { q: '华岳' })
    expect((await named()).items).toEqual([])
    expect(await send('rep', rows)).toEqual(looked)
    const [found] = (await named()).items
    expect(await page('rep', found?.id ?? '')).toMatchObject({
      customerType: 'strategic',
      relationship: 3,
      profile: { industry: '铸造' },
      figures: { annualAmount: 120_000_050, share: 35 },
      standing: 'prospect',
      owner: { id: 'rep' },
    })
  })

  test('adds the same rows of the same import once', async () => {
    const same = { import: randomUUID() }
    const rows = [row('丰台轴承有限公司'), row('丰台齿轮有限公司')]
    expect((await send('rep', rows, same)).added).toBe(2)
    expect((await send('rep', rows, same)).added).toBe(0)
    const { items } = await query<{ items: object[] }>('rep', 'accounts.search', { q: '丰台' })
    expect(items).toHaveLength(2)
  })

  test('gives accounts only to those whose accounts the caller may see', async () => {
    const of = (who: string, owner: string) =>
      send(who, [row(`${who} ${owner} 贸易有限公司`, { owner: `${owner}@demo.example` })])
    expect((await of('rep', 'rep2')).left).toHaveLength(1)
    expect((await of('supervisor', 'rep2')).added).toBe(1)
    expect((await of('supervisor', 'dev-rep')).left).toHaveLength(1)
    expect((await of('admin', 'dev-rep')).added).toBe(1)
    expect(await send('auditor', [row('一家公司')])).toBe('not-allowed')
  })
})

describe('exporting accounts', () => {
  test('section 4: what is sensitive is masked, whoever asks', async () => {
    const id = await created('钱塘港务有限公司')
    await change('rep', 'accounts.saveProfile', { id, values: { industry: '港口', family: '有一女' } })
    for (const who of ['rep', 'gm', 'auditor']) {
      const { items } = await query<{ items: { id: string; profile: object }[] }>(
        who,
        'accounts.exportRows',
        {},
      )
      expect(items.find((one) => one.id === id)?.profile).toEqual({ industry: '港口', family: '***' })
    }
    const { items } = await query<{ items: { id: string }[] }>('rep2', 'accounts.exportRows', {})
    expect(items.some((one) => one.id === id)).toBe(false)
  })
})

describe('merging accounts', () => {
  const merge = (who: string, id: string, merged: string) =>
    change(who, 'accounts.merge', { id, merged, reason: '同一家公司' })

  test('makes one of two: what is known of both, the id of the other one still found, listed no more', async () => {
    const kept = await created('富春纸业有限公司')
    const other = await created('富春纸业集团有限公司', 'rep2')
    await change('rep', 'accounts.saveProfile', { id: kept, values: { industry: '造纸' } })
    await change('rep2', 'accounts.saveProfile', { id: other, values: { industry: '印刷', region: '浙江' } })
    await change('rep2', 'accounts.saveContact', {
      account: other,
      ...aContact,
      name: '孙厂长',
      role: 'decider',
    })
    expect((await page('supervisor', kept)).duplicates).toEqual([
      { id: other, number: expect.any(String), name: '富春纸业集团有限公司' },
    ])
    expect(await merge('rep', kept, other)).toBe('not-found')
    expect(await merge('supervisor', kept, kept)).toBe('merge-with-itself')
    expect(await merge('supervisor', kept, other)).toEqual({})
    expect(await page('supervisor', other)).toMatchObject({
      id: kept,
      profile: { industry: '造纸', region: '浙江' },
      contacts: [{ name: '孙厂长' }],
      merged: [{ name: '富春纸业集团有限公司' }],
      duplicates: [],
    })
    const { items } = await query<{ items: object[] }>('supervisor', 'accounts.search', { q: '富春' })
    expect(items).toHaveLength(1)
    const told = await query<{ items: { kind: string }[] }>('supervisor', 'accounts.timeline', { id: kept })
    expect(told.items.filter(({ kind }) => kind === 'created')).toHaveLength(2)
    expect(await merge('supervisor', kept, other)).toBe('account-merged')
    expect(await change('supervisor', 'accounts.saveProfile', { id: other, values: {} })).toBe(
      'account-merged',
    )
  })

  test('requests about the other one follow the owner of the one that was kept', async () => {
    const kept = await created('桐庐制笔有限公司')
    const other = await created('桐庐制笔股份有限公司')
    await merge('supervisor', kept, other)
    await change('supervisor', 'accounts.handOver', { id: kept, owner: 'rep2', reason: '区域调整' })
    const row = await api.runtime.database.prisma.account.findUniqueOrThrow({ where: { id: other } })
    expect(row).toMatchObject({ ownerId: 'rep2', mergedInto: kept })
  })
})
