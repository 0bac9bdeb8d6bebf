import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { openRequest } from '../testing/open-request.ts'

const asking = (key: string, rule: object, settings: object = {}) => {
  const { states } = openRequest.machine
  const { step } = states.review.meta
  const review = {
    ...states.review,
    meta: { step: { ...step, ...settings, participants: [rule] } },
  }
  const account = { type: 'string', 'x-ref': 'account', 'x-label': { zh: '客户', en: 'Account' } }
  return {
    ...openRequest,
    key,
    fields: { ...openRequest.fields, properties: { ...openRequest.fields.properties, account } },
    machine: { ...openRequest.machine, states: { ...states, review } },
  }
}

/** Whom each kind of rule finds for a request by rep2, or by supervisor about an account of rep's, once `gone` is disabled, with and without a successor. */
const CASES = [
  {
    key: 'by-superior',
    rule: { rule: 'superior', of: 'requester' },
    gone: 'supervisor',
    heir: 'dev-manager',
    alone: ['manager'],
  },
  {
    key: 'by-name',
    rule: { rule: 'named', people: ['finance'] },
    gone: 'finance',
    heir: 'quality',
    alone: ['supervisor'],
  },
  { key: 'by-choice', rule: { rule: 'chosen' }, gone: 'finance', heir: 'quality', alone: ['supervisor'] },
  {
    key: 'by-head',
    rule: { rule: 'head', department: 'finance' },
    gone: 'finance',
    heir: 'quality',
    alone: ['supervisor'],
  },
  { key: 'by-account', rule: { rule: 'account-owner' }, gone: 'rep', heir: 'quality', alone: ['manager'] },
] as const

const DEFINITIONS = [
  ...CASES.map(({ key, rule }) => asking(key, rule)),
  asking('by-rank', { rule: 'rank', rank: 'manager', department: 'finance' }, { onEmpty: 'administrator' }),
  asking('by-somebody', { rule: 'named', people: ['finance'] }, { onDeparted: 'administrator' }),
]

let api: ApiUnderTest
beforeEach(async () => {
  api = await apiUnderTest(DEFINITIONS)
})
afterEach(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const start = async (definition: string, submit = true): Promise<string> => {
  // A superior may ask about an account of their team's.
  const ofTeam = definition === 'by-account'
  const body = {
    definition,
    fields: { note: '交接', ...(ofTeam && { account: 'ka-0001' }) },
    submit,
    ...(definition === 'by-choice' && submit && { chosen: { review: ['finance'] } }),
  }
  const answer = await api.ask(ofTeam ? 'supervisor' : 'rep2', 'POST /api/v1/instances', { body })
  expect(answer.status).toBe(201)
  return (answer.body as { id: string }).id
}

const preview = async (id: string, successor: string | null) => {
  const input = encodeURIComponent(JSON.stringify({ change: 'disable', id, successor }))
  const { body } = await api.ask('admin', `GET /trpc/people.previewChange?input=${input}`)
  type Effect = {
    openTasks: number
    requests: number
    drafts: number
    accounts: number
    moved: number
    stranded: number
    items: { after: { id: string }[]; reason: string | null }[]
  }
  return (body as { result: { data: Effect } }).result.data
}

/** What the worker does about each request after a change of the organisation. */
const refresh = (request: string) =>
  api.runtime.execute({
    instanceId: request,
    definition: null,
    actor: { system: 'directory' },
    command: { verb: 'refresh-participants' },
    idempotency: null,
    revision: null,
  })

const disable = async (id: string, successor: string | null, request: string): Promise<void> => {
  const answer = await api.ask('admin', 'POST /trpc/people.disable', { body: { id, successor } })
  expect(answer.status).toBe(200)
  await refresh(request)
}

const waiting = async (request: string): Promise<readonly string[]> => {
  const where = { instanceId: request, open: true }
  const rows = await api.runtime.database.prisma.candidate.findMany({ where })
  return rows.map(({ personId }) => personId).sort()
}
const stateOf = async (instanceId: string) => {
  const { state } = await api.runtime.database.prisma.instance.findUniqueOrThrow({ where: { instanceId } })
  return JSON.parse(state) as { incidents: { code: string }[]; activations: unknown }
}
const incidents = async (request: string) => (await stateOf(request)).incidents.map(({ code }) => code)

describe('disabling somebody whom a task waits for', () => {
  test.each(CASES)('$key: the successor has it, is told and can decide', async ({ key, gone, heir }) => {
    const request = await start(key)
    expect(await waiting(request)).toEqual([gone])
    const shown = await preview(gone, heir)
    expect(shown).toMatchObject({ openTasks: 1, moved: 1, stranded: 0 })
    expect(shown.items[0]?.after.map(({ id }) => id)).toEqual([heir])
    await disable(gone, heir, request)
    expect([await waiting(request), await incidents(request)]).toEqual([[heir], []])
    const told = { instanceId: request, recipient: heir, kind: 'task-opened' }
    expect(await api.runtime.database.prisma.outbox.count({ where: told })).toBe(1)
    const { taskNumber } = await api.runtime.database.prisma.candidate.findFirstOrThrow({
      where: { instanceId: request, open: true },
    })
    const decided = await api.ask(heir, `POST /api/v1/tasks/${request}.${taskNumber}/decide`, {
      body: { outcome: 'approve', opinion: '同意' },
    })
    expect(decided.status).toBe(200)
  })

  test.each(CASES)('$key: without one the rules find somebody', async ({ key, gone, alone }) => {
    const request = await start(key)
    expect((await preview(gone, null)).items[0]?.after.map(({ id }) => id)).toEqual(alone)
    await disable(gone, null, request)
    expect([await waiting(request), await incidents(request)]).toEqual([alone, []])
  })

  test.each(['by-name', 'by-head', 'by-choice'])('%s: never hands the requester their own', async (key) => {
    const request = await start(key)
    await disable('finance', 'rep2', request)
    expect(await waiting(request)).toEqual(['supervisor'])
  })

  test('by-superior: a requester who takes over from their superior is decided on by the one above', async () => {
    const request = await start('by-superior')
    await disable('supervisor', 'rep2', request)
    expect(await waiting(request)).toEqual(['manager'])
  })

  test.each([
    ['by-somebody', null, 'nobody-departed'],
    ['by-somebody', 'rep2', 'nobody-departed'],
    // A rank is not handed over: nobody decides for a rank they do not hold.
    ['by-rank', 'quality', 'nobody-empty'],
  ] as const)(
    '%s, to %s: what nobody can take is shown first, and opens an incident',
    async (key, heir, code) => {
      const request = await start(key)
      await start('by-name')
      const shown = await preview('finance', heir)
      expect(shown).toMatchObject({ openTasks: 2, moved: 2, stranded: 1 })
      expect(shown.items.map(({ reason }) => reason === null)).toEqual([false, true])
      await disable('finance', heir, request)
      expect([await waiting(request), await incidents(request)]).toEqual([[], [code]])
    },
  )

  test('who is enabled again is asked again, and not who took over', async () => {
    const request = await start('by-name')
    await disable('finance', 'quality', request)
    await api.ask('admin', 'POST /trpc/people.enable', { body: { id: 'finance' } })
    await refresh(request)
    expect(await waiting(request)).toEqual(['finance'])
  })
})

describe('disabling somebody who has requests', () => {
  test('a returned one is the successor’s to hand in; a draft stays theirs; both are counted before', async () => {
    const request = await start('by-name')
    const draft = await start('by-name', false)
    const { taskNumber } = await api.runtime.database.prisma.candidate.findFirstOrThrow({
      where: { instanceId: request, open: true },
    })
    await api.ask('finance', `POST /api/v1/tasks/${request}.${taskNumber}/decide`, {
      body: { outcome: 'return', opinion: '请补充' },
    })
    expect(await waiting(request)).toEqual(['rep2'])
    expect(await preview('rep2', 'finance')).toMatchObject({ openTasks: 1, requests: 1, drafts: 1, moved: 1 })
    expect(await preview('rep', null)).toMatchObject({ openTasks: 0, requests: 0, accounts: 30 })
    await disable('rep2', 'finance', request)
    expect(await waiting(request)).toEqual(['finance'])
    const handed = await api.runtime.database.prisma.candidate.findFirstOrThrow({
      where: { instanceId: request, open: true },
    })
    const answer = await api.ask('finance', `POST /api/v1/tasks/${request}.${handed.taskNumber}/decide`, {
      body: { outcome: 'submit', fields: { note: '补充后' } },
    })
    expect(answer.status).toBe(200)
    // Whoever handed it in does not decide it.
    expect(await waiting(request)).toEqual(['supervisor'])
    await refresh(draft)
    expect(JSON.stringify((await stateOf(draft)).activations)).not.toContain('finance')
  })
})
