import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts'
import { jointRequest } from './testing/joint-request.ts'
import type { InstanceView, MoveView } from './views/instance.ts'

/** The same request, which goes straight back 直达 to the final review after its return. */
const straightBack = () => {
  const { states } = jointRequest.machine
  const { meta, ...final } = states['final-review']
  const step = { ...meta.step, resubmit: 'straight-back' }
  return {
    ...jointRequest,
    key: 'straight-request',
    machine: { ...jointRequest.machine, states: { ...states, 'final-review': { ...final, meta: { step } } } },
  }
}

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([jointRequest, straightBack()])
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

type Body = Readonly<Record<string, unknown>>

/** A joint request over REST, as a test tells it. */
const begin = async (definition = 'joint-request') => {
  const note = { definition, fields: { note: 'n' }, submit: true }
  const started = await api.ask('rep', 'POST /api/v1/instances', { body: note })
  const { id } = started.body as InstanceView
  const command = (who: string, body: Body) => api.ask(who, `POST /api/v1/instances/${id}/commands`, { body })
  const view = async (who = 'rep') => (await api.ask(who, `GET /api/v1/instances/${id}`)).body as InstanceView
  const taskOf = async (who: string) =>
    (await view()).tasks.find(
      ({ state, candidates }) => state === 'open' && candidates.some((one) => one.id === who),
    )?.id ?? ''
  return {
    id,
    command,
    view,
    taskOf,
    decide: async (who: string, outcome: string, opinion = '好') =>
      api.ask(who, `POST /api/v1/tasks/${await taskOf(who)}/decide`, { body: { outcome, opinion } }),
    asked: async () =>
      (await view()).tasks.flatMap(({ state, candidates }) =>
        state === 'open' ? [candidates.map((one) => one.id)] : [],
      ),
    moves: async (who: string) =>
      ((await api.ask(who, `GET /api/v1/instances/${id}/moves`)).body as { items: MoveView[] }).items,
  }
}
type Joint = Awaited<ReturnType<typeof begin>>

const codeOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { code?: string }).code,
]

const toFinalReview = async (definition?: string): Promise<Joint> => {
  const request = await begin(definition)
  for (const who of ['manager', 'quality', 'finance']) await request.decide(who, 'approve')
  return request
}

describe('the verbs over REST', () => {
  test('the log says whom a task was given to and why, and to an outline only why an administrator stepped in', async () => {
    const request = await begin()
    await request.command('manager', { command: 'transfer', to: 'technology', reason: '出差' })
    await request.command('admin', { command: 'suspend', reason: '等待盘点' })
    const log = async (who: string) => {
      const { body } = await api.ask(who, `GET /api/v1/instances/${request.id}/records`)
      const { items } = body as { items: { verb: string; reason: string | null; people: { id: string }[] }[] }
      return items.slice(1).map(({ verb, reason, people }) => [verb, reason, people.map(({ id }) => id)])
    }
    expect(await log('rep')).toEqual([
      ['transfer', '出差', ['technology']],
      ['suspend', '等待盘点', []],
    ])
    expect(await log('admin')).toEqual([
      ['transfer', null, ['technology']],
      ['suspend', '等待盘点', []],
    ])
  })

  test.each([
    ['joint-request', 'review', 'walks every step again'],
    ['straight-request', 'final-review', 'goes straight back to whoever returned it'],
  ])('return: handed in again, a %s is at %s: it %s', async (definition, step) => {
    const request = await toFinalReview(definition)
    const task = await request.taskOf('gm')
    const returned = { outcome: 'return', opinion: '请补充', to: 'draft' }
    expect((await api.ask('gm', `POST /api/v1/tasks/${task}/decide`, { body: returned })).status).toBe(200)
    expect((await request.view()).steps.map(({ id }) => id)).toEqual(['draft'])
    expect((await request.command('rep', { command: 'submit', fields: { note: '补充' } })).status).toBe(200)
    expect((await request.view()).steps.map(({ id }) => id)).toEqual([step])
  })

  test('transfer: the only task that fits need not be named', async () => {
    const request = await begin()
    expect((await request.command('manager', { command: 'transfer', to: 'technology' })).status).toBe(200)
    expect(await request.asked()).toEqual([['finance'], ['technology'], ['quality']])
    const { tasks } = await request.view()
    expect(tasks.flatMap(({ instead }) => instead)).toMatchObject([
      { person: { id: 'technology' }, for: { id: 'manager' }, by: 'transfer' },
    ])
    // Whoever gave it away still sees the request.
    expect((await api.ask('manager', `GET /api/v1/instances/${request.id}`)).status).toBe(200)
  })

  test('delegate: the answer is advice, and the moves say so', async () => {
    const request = await begin()
    await request.command('quality', { command: 'delegate', to: 'technology', reason: '请看一下' })
    const move = (await request.moves('technology')).find(({ verb, legal }) => verb === 'decide' && legal)
    expect(move?.advises).toMatchObject({ id: 'quality' })
    expect((await request.decide('technology', 'reject', '不合适')).status).toBe(200)
    expect(await request.asked()).toContainEqual(['quality'])
    expect((await request.view()).tasks.flatMap(({ advice }) => advice)).toMatchObject([
      { person: { id: 'technology' }, outcome: 'reject', opinion: '不合适' },
    ])
  })

  test('add and remove: whoever was added before answers first, and can be taken out again', async () => {
    const request = await begin()
    const added = { command: 'add-participant', to: 'technology', where: 'before' }
    expect((await request.command('manager', added)).status).toBe(200)
    const waiting = (await request.view()).tasks.filter(({ state }) => state === 'waiting')
    expect(waiting.map(({ candidates }) => candidates[0]?.id)).toEqual(['manager'])
    const early = { outcome: 'approve', opinion: '好' }
    const tooEarly = await api.ask('manager', `POST /api/v1/tasks/${waiting[0]?.id}/decide`, { body: early })
    expect(codeOf(tooEarly)).toEqual([409, 'task-waits-for-others'])
    expect((await request.command('manager', { command: 'remove-participant' })).status).toBe(200)
    expect(await request.asked()).toContainEqual(['manager'])
  })

  test('claim and release: the others lose it from their lists and are told who has it', async () => {
    const request = await toFinalReview()
    const mine = async (who: string) => {
      const { body } = await api.ask(who, 'GET /api/v1/tasks?limit=100')
      return (body as { items: { instanceId: string }[] }).items.some(
        ({ instanceId }) => instanceId === request.id,
      )
    }
    expect([await mine('vp'), await mine('gm')]).toEqual([true, true])
    expect((await request.command('vp', { command: 'claim' })).status).toBe(200)
    expect([await mine('vp'), await mine('gm')]).toEqual([true, false])
    const refused = await request.decide('gm', 'approve')
    expect(codeOf(refused)).toEqual([409, 'claimed-by-another'])
    expect(JSON.stringify(refused.body)).toContain((await request.view()).tasks.at(-1)?.claimedBy?.name)
    await request.command('vp', { command: 'release' })
    expect([await mine('vp'), await mine('gm')]).toEqual([true, true])
  })

  test('take back: of the last decision, while nobody has acted since', async () => {
    const request = await toFinalReview()
    expect((await request.command('finance', { command: 'take-back' })).status).toBe(200)
    expect((await request.view()).steps).toMatchObject([{ id: 'review', visit: 2 }])
    expect(await request.asked()).toEqual([['finance']])
    expect(codeOf(await request.command('quality', { command: 'take-back' }))).toEqual([
      409,
      'nothing-to-take-back',
    ])
  })

  test('a task of another request is not found', async () => {
    const [one, other] = [await begin(), await begin()]
    const task = await other.taskOf('manager')
    expect(codeOf(await one.command('manager', { command: 'transfer', task, to: 'technology' }))).toEqual([
      404,
      'task-unknown',
    ])
  })
})

describe('an administrator over REST', () => {
  const reason = '审批人休假'

  test('reassigns, suspends and resumes without seeing what the request contains', async () => {
    const request = await begin()
    const task = await request.taskOf('quality')
    const body = { command: 'reassign', step: 'review', task, to: ['technology'], reason }
    const reassigned = await request.command('admin', body)
    expect([reassigned.status, (reassigned.body as InstanceView).fields]).toEqual([200, {}])
    expect(await request.asked()).toEqual([['finance'], ['manager'], ['technology']])
    expect((await request.command('admin', { command: 'suspend', reason })).status).toBe(200)
    expect(codeOf(await request.decide('manager', 'approve'))).toEqual([409, 'instance-suspended'])
    const todo = (await api.ask('technology', 'GET /api/v1/tasks')).body as {
      items: { instanceId: string }[]
    }
    expect(todo.items.map(({ instanceId }) => instanceId)).not.toContain(request.id)
    expect((await request.command('admin', { command: 'resume', reason })).status).toBe(200)
    expect((await request.decide('manager', 'approve')).status).toBe(200)
  })

  test('ends a request, with a reason', async () => {
    const request = await begin()
    expect(codeOf(await request.command('admin', { command: 'terminate', reason: ' ' }))).toEqual([
      422,
      'reason-required',
    ])
    await request.command('admin', { command: 'terminate', reason })
    expect((await request.view()).status).toBe('terminated')
  })

  test('sees interventions among the moves; nobody else does', async () => {
    const request = await begin()
    const verbs = async (who: string) => (await request.moves(who)).map(({ verb }) => verb)
    expect(await verbs('admin')).toEqual(
      expect.arrayContaining(['reassign', 'suspend', 'terminate', 'repair']),
    )
    expect(await verbs('manager')).not.toContain('terminate')
    expect(codeOf(await request.command('manager', { command: 'terminate', reason }))).toEqual([
      403,
      'not-an-administrator',
    ])
  })
})
