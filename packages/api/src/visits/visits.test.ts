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
const { query, change, created } = asking(() => api)

const AT = '2026-10-12T02:00:00.000Z'
type Visits = { items: { instance: string; held: boolean; account: { name: string } }[] }
const october = (who: string) =>
  query<Visits>(who, 'visits.list', { from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' })

const begun = async (account: string, who = 'rep') =>
  (
    await change<{ id: string }>(who, 'requests.start', {
      definition: 'account-visit',
      fields: { account, purpose: '回访', goals: '确认需求' },
      submit: true,
    })
  ).id

const entered = async (account: string, instance: string, held = false): Promise<void> => {
  await api.runtime.database.prisma.visit.create({
    data: {
      accountId: account,
      instanceId: instance,
      at: AT,
      held,
      leadId: 'rep',
      place: '客户总部',
      seq: 2,
    },
  })
}

describe('P2: the visits of a month', () => {
  test('are there for whoever sees the account, and for nobody else', async () => {
    const account = await created('日历机电有限公司')
    const instance = await begun(account)
    await entered(account, instance)
    const seen = async (who: string) => (await october(who)).items.map((one) => one.instance)
    for (const who of ['rep', 'supervisor', 'director']) expect(await seen(who)).toContain(instance)
    for (const who of ['rep2', 'dev-manager', 'admin']) expect(await seen(who)).not.toContain(instance)
  })

  test('leave out what was called off, unless it was held', async () => {
    const account = await created('撤回机电有限公司')
    const [off, held] = [await begun(account), await begun(account)]
    await entered(account, off)
    await entered(account, held, true)
    for (const id of [off, held]) await change('rep', 'requests.withdraw', { id, reason: '改期' })
    const { items } = await october('rep')
    const ours = items.filter((one) => one.account.name === '撤回机电有限公司')
    expect(ours).toMatchObject([{ instance: held, held: true }])
  })

  test('are asked for by at most two months', async () => {
    const asked = (to: string) => query('rep', 'visits.list', { from: '2026-01-01T00:00:00.000Z', to })
    expect(await asked('2026-06-01T00:00:00.000Z')).toBe('malformed')
    expect(await asked('2025-12-01T00:00:00.000Z')).toBe('malformed')
  })
})

describe('the board of a process', () => {
  type Board = {
    columns: { step: string; count: number; cards: { subject: string | null; flags: object[] }[] }[]
  }
  const board = (who: string) => query<Board>(who, 'requests.board', { definition: 'customer-suggestion' })
  const cards = async (who: string, subject: string) =>
    (await board(who)).columns.flatMap(({ step, cards: of }) =>
      of.filter((card) => card.subject === subject).map((card) => ({ step, ...card })),
    )

  test('shows what waits at each step, with what was promised and what passed', async () => {
    const account = await created('看板机电有限公司')
    const { id } = await change<{ id: string }>('rep', 'requests.start', {
      definition: 'customer-suggestion',
      fields: {
        account,
        kind: 'suggestion',
        channel: 'phone',
        customerWords: '希望增加备件包。',
        promiseDate: '2020-01-02',
      },
      submit: true,
    })
    const of = () => cards('rep', '看板机电有限公司')
    expect(await of()).toMatchObject([
      { step: 'acceptance', dates: [{ date: '2020-01-02', label: { en: 'Promised by' } }], flags: [] },
    ])
    const {
      due_at: dueAt,
      state,
      visit,
      name,
    } = (
      await api.runtime.database.pool.query<{ due_at: string; state: string; visit: number; name: string }>(
        "SELECT due_at, state, visit, name FROM timer WHERE instance_id = $1 AND state = 'handling'",
        [id],
      )
    ).rows[0] ?? { due_at: '', state: '', visit: 0, name: '' }
    expect(dueAt).not.toBe('')
    await api.runtime.execute({
      instanceId: id,
      definition: null,
      actor: { system: 'timer' },
      command: { verb: 'fire-timer', timer: { state, visit, name } },
      idempotency: null,
      revision: null,
    })
    expect(await of()).toMatchObject([{ flags: [{ en: 'Promise breached' }] }])
  })

  test('shows others nothing of it, and administrators that it is there', async () => {
    expect(await cards('dev-manager', '看板机电有限公司')).toEqual([])
    const { columns } = await board('admin')
    const [card] = columns.find(({ step }) => step === 'acceptance')?.cards ?? []
    expect(card).toMatchObject({ subject: null, dates: [], flags: [] })
    expect(await query('rep', 'requests.board', { definition: randomUUID() })).toBe('malformed')
    expect(await query('rep', 'requests.board', { definition: 'nothing-such' })).toBe('not-found')
  })
})
