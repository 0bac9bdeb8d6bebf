import { randomUUID } from 'node:crypto'
import { builtIn } from '@countersign/flows/built-in'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking } from '../testing/accounts-api.ts'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest(builtIn)
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const asked = asking(() => api)
const { page, timeline, created } = asked
const query = <T>(who: string, path: string, input: object) => asked.query<T>(who, `accounts.${path}`, input)
const change = <T>(who: string, path: string, body: object) => asked.change<T>(who, `accounts.${path}`, body)

describe('section 4: who sees an account', () => {
  test('its owner, the owner’s superiors and the department’s manager; to others it does not exist', async () => {
    const id = await created('溪山重工有限公司')
    for (const who of ['rep', 'supervisor', 'manager', 'director', 'auditor'])
      expect((await page(who, id)).name).toBe('溪山重工有限公司')
    for (const who of ['rep2', 'dev-manager', 'admin', 'owner']) expect(await page(who, id)).toBe('not-found')
    expect(await page('rep', 'guessed')).toBe('not-found')
  })

  test('whoever is named in its team sees it, in lists and pickers too', async () => {
    const id = await created('松峡仪器有限公司')
    expect(await change('rep', 'changeTeam', { id, role: 'technical', people: ['technology'] })).toEqual({})
    expect((await page('technology', id)).team).toEqual([
      { role: 'technical', people: [expect.objectContaining({ id: 'technology' })] },
    ])
    for (const path of ['list', 'search']) {
      const { items } = await query<{ items: { id: string }[] }>('technology', path, { q: '松峡' })
      expect(items.map((one) => one.id)).toEqual([id])
    }
    const more = { id, role: 'finance', people: ['finance'] }
    expect(await change('technology', 'changeTeam', more)).toBe('not-allowed')
    await change('rep', 'changeTeam', { id, role: 'technical', people: [] })
    expect(await page('technology', id)).toBe('not-found')
  })

  test('what is sensitive is shown to few, and each look is logged', async () => {
    const id = await created('远浦航运有限公司')
    const values = { industry: '航运', annualSales: 900_000_000, family: '有一子' }
    expect(await change('rep', 'saveProfile', { id, values })).toEqual({})
    const shown = await page('supervisor', id)
    expect(shown.profile).toEqual({ industry: '航运' })
    expect(shown.sensitive).toEqual({ may: false, filled: ['annualSales', 'family'] })
    expect(await change('supervisor', 'readSensitive', { id })).toBe('not-allowed')
    expect(await change('manager', 'readSensitive', { id })).toEqual({
      profile: { annualSales: 900_000_000, family: '有一子' },
    })
    const reads = await api.runtime.database.prisma.sensitiveRead.findMany({ where: { accountId: id } })
    expect(reads).toEqual([
      expect.objectContaining({ personId: 'manager', fields: ['annualSales', 'family'] }),
    ])
    expect(await change('supervisor', 'saveProfile', { id, values: { family: '' } })).toBe('malformed')
  })
})

describe('an account', () => {
  test('of a name that is there is shown before another is made', async () => {
    await created('云澜科技有限公司')
    const found = await change('rep2', 'create', { name: '云澜科技股份有限公司', despite: false })
    expect(found).toMatchObject({ id: null, duplicates: [{ name: '云澜科技有限公司' }] })
    expect(await change('rep2', 'create', { name: '云澜科技股份有限公司', despite: true })).toMatchObject({
      id: expect.any(String),
    })
  })

  test('is a prospect of whoever made it, and grows complete with its profile', async () => {
    const id = await created('北川精工有限公司')
    expect(await page('rep', id)).toMatchObject({ standing: 'prospect', completeness: 0, level: 0 })
    await change('rep', 'saveProfile', {
      id,
      values: { industry: '机械', region: '西南', mainProducts: '主轴' },
    })
    expect(await page('rep', id)).toMatchObject({ completeness: 10, level: 1 })
    await change('rep', 'saveProfile', { id, values: { region: null } })
    expect(await page('rep', id)).toMatchObject({ level: 0, profile: { industry: '机械' } })
    expect(await change('rep', 'saveProfile', { id, values: { shoeSize: '42' } })).toBe('malformed')
    expect(await change('rep', 'saveProfile', { id, values: { annualSales: 'much' } })).toBe('malformed')
  })

  test('has exactly one owner, who is changed by a superior with a reason', async () => {
    const id = await created('东郭化工有限公司')
    const to = (who: string, owner: string, reason = '区域调整') =>
      change(who, 'handOver', { id, owner, reason })
    expect(await to('rep', 'rep2')).toBe('not-allowed')
    expect(await to('supervisor', 'rep2', ' ')).toBe('malformed')
    expect(await to('supervisor', 'nobody')).toBe('person-unknown')
    expect(await to('supervisor', 'rep2')).toEqual({})
    expect((await page('supervisor', id)).owner?.id).toBe('rep2')
    expect(await page('rep', id)).toBe('not-found')
    expect((await timeline('supervisor', id))[0]).toMatchObject({
      kind: 'handed-over',
      reason: '区域调整',
    })
  })

  test('knows its contacts and who reports to whom, in no circle', async () => {
    const id = await created('西泠传媒有限公司')
    const contact = (name: string, more: object = {}) =>
      change<{ id: string }>('rep', 'saveContact', {
        account: id,
        name,
        position: null,
        phone: null,
        email: null,
        layer: 'management',
        role: 'purchaser',
        stance: 'supporter',
        relationship: 3,
        reportsTo: null,
        ...more,
      })
    const boss = await contact('钱总')
    const buyer = await contact('孙采购', { reportsTo: boss.id })
    expect(await contact('钱总', { id: boss.id, reportsTo: buyer.id })).toBe('contact-circle')
    expect((await page('rep', id)).contacts.map(({ name, reportsTo }) => [name, reportsTo]).sort()).toEqual(
      [
        ['孙采购', boss.id],
        ['钱总', null],
      ].sort(),
    )
  })

  test('lists by number, page by page, narrowed by standing and name', async () => {
    const first = await query<{ items: { number: string }[]; next: string }>('manager', 'list', { limit: 5 })
    const second = await query<{ items: { number: string }[] }>('manager', 'list', {
      limit: 5,
      cursor: first.next,
    })
    const numbers = [...first.items, ...second.items].map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].sort())
    const { items } = await query<{ items: { standing: string }[] }>('gm', 'list', { standing: 'prospect' })
    expect(new Set(items.map(({ standing }) => standing))).toEqual(new Set(['prospect']))
  })
})

describe('P2: a call report', () => {
  test('is locked once filed; unlocked with a reason, it is amended once and locked again', async () => {
    const { prisma } = api.runtime.database
    const id = await created('南浔丝绸有限公司')
    const instance = randomUUID()
    await prisma.callReport.create({
      data: {
        accountId: id,
        instanceId: instance,
        body: { talkingPoints: '交期' },
        filedAt: new Date(),
        filedBy: 'rep',
      },
    })
    const amend = (who: string) =>
      change(who, 'amendReport', { account: id, instance, fields: { talkingPoints: '交期与价格' } })
    expect(await amend('rep')).toBe('report-locked')
    const unlock = (who: string, reason = '漏记价格') => change(who, 'unlockReport', { instance, reason })
    expect(await unlock('manager')).toBe('not-allowed')
    expect(await unlock('admin', '')).toBe('malformed')
    const lock = () => query('admin', 'reportLock', { instance })
    expect(await lock()).toEqual({ report: 'locked' })
    expect(await unlock('admin')).toEqual({})
    expect(await lock()).toEqual({ report: 'unlocked' })
    expect(await unlock('admin')).toBe('report-unlocked')
    expect(await amend('supervisor')).toBe('not-allowed')
    expect(await amend('rep')).toEqual({})
    expect(await amend('rep')).toBe('report-locked')
    expect((await page('rep', id)).reports).toEqual([
      expect.objectContaining({ fields: { talkingPoints: '交期与价格' }, unlocked: null }),
    ])
    expect((await timeline('rep', id)).map(({ kind }) => kind)).toEqual([
      'report-amended',
      'report-unlocked',
      'created',
    ])
  })
})

describe('P2: a finding', () => {
  test('is tracked to its own closure', async () => {
    const { prisma } = api.runtime.database
    const id = await created('银杏生物有限公司')
    const finding = randomUUID()
    await prisma.finding.create({
      data: {
        accountId: id,
        findingId: finding,
        kind: 'problem',
        content: '备件交期过长',
        departmentKey: 'after-sales',
        openedAt: new Date(),
      },
    })
    expect(await page('rep', id)).toMatchObject({ openFindings: 1 })
    const close = () => change('rep', 'closeFinding', { account: id, finding, closing: '已增加备件库存' })
    expect(await close()).toEqual({})
    expect(await close()).toBe('finding-closed')
    expect(await page('rep', id)).toMatchObject({
      openFindings: 0,
      findings: [{ closing: '已增加备件库存', closedBy: { id: 'rep' } }],
    })
  })
})
