import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { openRequest } from '../testing/open-request.ts'

/** Nobody in Finance is a vice president, so that an administrator has to name somebody. */
const nobodyDecides = () => {
  const { states } = openRequest.machine
  const step = {
    ...states.review.meta.step,
    participants: [{ rule: 'rank', rank: 'vp', department: 'finance' }],
    onEmpty: 'administrator',
  }
  return {
    ...openRequest,
    key: 'nobody-decides',
    machine: {
      ...openRequest.machine,
      states: { ...states, review: { meta: { step }, on: states.review.on } },
    },
  }
}

let api: ApiUnderTest
let [plain, stuck] = ['', '']
beforeAll(async () => {
  api = await apiUnderTest([openRequest, nobodyDecides()])
  const start = async (definition: string): Promise<string> => {
    const body = { definition, fields: { note: '请看' }, submit: true }
    const answer = await api.ask('rep2', 'POST /api/v1/instances', { body })
    expect(answer.status).toBe(201)
    return (answer.body as { id: string }).id
  }
  plain = await start('open-request')
  stuck = await start('nobody-decides')
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

type Item = { id: string; incidents: object[]; overdueSince: string | null }

const box = async (who: string, query: string): Promise<Item[]> => {
  const answer = await api.ask(who, `GET /api/v1/instances?${query}`)
  expect(answer.status).toBe(200)
  return (answer.body as { items: Item[] }).items
}
const idsIn = async (who: string, query: string) => (await box(who, query)).map(({ id }) => id)

test('an administrator finds every submitted request, and what is stuck with its reason', async () => {
  expect((await idsIn('admin', 'box=all')).sort()).toEqual([plain, stuck].sort())
  expect(await box('admin', 'box=stuck')).toEqual([
    expect.objectContaining({
      id: stuck,
      incidents: [{ code: 'nobody-empty', text: '没有找到办理人，需要管理员指定' }],
      overdueSince: null,
    }),
  ])
  expect(await idsIn('admin', 'box=failing')).toEqual([])
})

test('the page of a stuck request leads with the same reason', async () => {
  const { body } = await api.ask('admin', `GET /api/v1/instances/${stuck}`)
  expect(body).toMatchObject({
    incidents: [{ code: 'nobody-empty', step: 'review', text: '没有找到办理人，需要管理员指定' }],
  })
})

test('process owners see the outline of all, somebody without a part in it sees nothing', async () => {
  expect(await idsIn('owner', 'box=all')).toHaveLength(2)
  for (const list of ['all', 'stuck', 'failing', 'overdue'])
    expect(await idsIn('dev-rep', `box=${list}`)).toEqual([])
})

test('what is past its due time is in the list of the overdue, with since when', async () => {
  expect(await idsIn('admin', 'box=overdue')).toEqual([])
  const due = new Date(Date.now() - 3_600_000)
  await api.runtime.database.prisma.candidate.updateMany({ where: { instanceId: plain }, data: { due } })
  for (const who of ['admin', 'director', 'rep2'])
    expect(await box(who, 'box=overdue')).toEqual([
      expect.objectContaining({ id: plain, overdueSince: due.toISOString() }),
    ])
})
