import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts'
import { FIELDS, refused, SPECIAL_TERMS, shown, startRequest } from './testing/service-request.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([serviceRequest])
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

describe('a service request', () => {
  test('goes from supervisor to manager to the service and is completed', async () => {
    const request = await startRequest(api)
    expect(shown(await request.decide('supervisor', { outcome: 'approve' })).steps).toMatchObject([
      { id: 'manager-approval' },
    ])
    expect(shown(await request.decide('manager', { outcome: 'approve' })).steps).toMatchObject([
      { id: 'in-service' },
    ])
    const fields = { result: '已交付', satisfaction: 5 }
    const completed = shown(await request.decide('rep', { outcome: 'complete', fields }))
    expect(completed).toMatchObject({ status: 'completed', steps: [], fields })
  })

  test.each(['vp', 'gm'])('with special payment terms goes to the %s after the manager', async (who) => {
    const request = await startRequest(api, SPECIAL_TERMS)
    await request.decide('supervisor', { outcome: 'approve' })
    expect(shown(await request.decide('manager', { outcome: 'approve' })).steps).toMatchObject([
      { id: 'special-terms-approval' },
    ])
    expect(shown(await request.decide(who, { outcome: 'approve' })).steps).toMatchObject([
      { id: 'in-service' },
    ])
  })

  test('returned and submitted again keeps fields and opinions', async () => {
    const request = await startRequest(api)
    await request.decide('supervisor', { outcome: 'return', opinion: '请补充需求', to: 'draft' })
    const again = await request.command('rep', {
      command: 'submit',
      fields: { changedNeeds: '改为分批交付' },
    })
    expect(again.status).toBe(200)
    const view = await request.view()
    expect(view.fields).toMatchObject({ ...FIELDS, changedNeeds: '改为分批交付' })
    expect(view.steps).toMatchObject([{ id: 'supervisor-review' }])
    expect(view.tasks.map(({ vote }) => vote)).toContainEqual(
      expect.objectContaining({ outcome: 'return', opinion: '请补充需求' }),
    )
  })

  test('rejected ends, and then takes nothing more', async () => {
    const request = await startRequest(api)
    expect(shown(await request.decide('supervisor', { outcome: 'reject' })).status).toBe('rejected')
    const late = await request.command('rep', { command: 'withdraw' })
    expect([late.status, refused(late).code]).toEqual([409, 'instance-ended'])
  })

  test('can be withdrawn until the last decision and not after it', async () => {
    const early = await startRequest(api)
    expect(shown(await early.command('rep', { command: 'withdraw' })).status).toBe('withdrawn')
    const late = await startRequest(api)
    await late.decide('supervisor', { outcome: 'approve' })
    await late.decide('manager', { outcome: 'approve' })
    const refusal = await late.command('rep', { command: 'withdraw' })
    expect([refusal.status, refused(refusal).code]).toEqual([409, 'past-last-decision'])
  })
})

describe('a decision is refused', () => {
  test('without an opinion', async () => {
    const request = await startRequest(api)
    const answer = await request.decide('supervisor', { outcome: 'approve', opinion: '  ' })
    expect([answer.status, refused(answer).errors]).toMatchObject([
      422,
      [{ path: '/opinion', code: 'required' }],
    ])
  })

  test('to the requester', async () => {
    const request = await startRequest(api)
    const answer = await request.decide('rep', { outcome: 'approve' })
    expect([answer.status, refused(answer).code]).toEqual([403, 'requester-never-decides'])
  })

  test('to a supervisor of another department, for whom there is no such request', async () => {
    const request = await startRequest(api)
    const task = await request.openTask()
    const answer = await request.decideTask('mkt-supervisor', task, { outcome: 'approve' })
    const unknown = await request.decideTask('mkt-supervisor', `${crypto.randomUUID()}.2`, {
      outcome: 'approve',
    })
    expect(answer.status).toBe(404)
    expect(answer.body).toEqual(unknown.body)
  })

  test('on a step that is over, naming who decided and when', async () => {
    const request = await startRequest(api)
    const task = await request.openTask()
    await request.decideTask('supervisor', task, { outcome: 'approve' })
    const answer = await request.decideTask('supervisor', task, { outcome: 'reject' })
    expect(answer.status).toBe(409)
    expect(refused(answer)).toMatchObject({
      code: 'task-already-decided',
      decidedBy: { id: 'supervisor', name: '张建军' },
      decidedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    expect(refused(answer).detail).toMatch(/^张建军已于 \d\d:\d\d 同意。$/)
  })

  test('when the form changed after the revision that was seen', async () => {
    const request = await startRequest(api)
    const { revision } = await request.view()
    await request.decide('supervisor', { outcome: 'return', to: 'draft' })
    await request.command('rep', { command: 'submit', fields: { amount: 990_000 } })
    const answer = await request.decide('supervisor', { outcome: 'approve', revision })
    expect([answer.status, refused(answer).code]).toEqual([409, 'stale-revision'])
  })
})

test('of opposite decisions at once exactly one wins, and the other is told whose', async () => {
  for (let round = 0; round < 5; round++) {
    const request = await startRequest(api, SPECIAL_TERMS)
    await request.decide('supervisor', { outcome: 'approve' })
    await request.decide('manager', { outcome: 'approve' })
    const task = await request.openTask()
    const answers = await Promise.all([
      request.decideTask('vp', task, { outcome: 'approve' }),
      request.decideTask('gm', task, { outcome: 'reject', opinion: '不同意' }),
    ])
    const [vp, gm] = answers
    const vpWon = vp?.status === 200
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const loser = vpWon ? gm : vp
    expect(loser?.body).toMatchObject({
      code: 'task-already-decided',
      decidedBy: { id: vpWon ? 'vp' : 'gm' },
    })
    expect((await request.view()).status).toBe(vpWon ? 'running' : 'rejected')
  }
})

describe('an idempotency key', () => {
  const start = (key: string, fields: object = FIELDS) =>
    api.ask('rep', 'POST /api/v1/instances', {
      body: { definition: serviceRequest.key, fields, submit: true },
      headers: { 'idempotency-key': key },
    })

  test('makes one request of twenty sent at once, with the same answer', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => start('twenty')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  test('answers as it did then, although the request has moved on', async () => {
    const first = await start('moved on')
    const { id, tasks } = shown(await api.ask('rep', `GET /api/v1/instances/${shown(first).id}`))
    const open = tasks.find(({ state }) => state === 'open')?.id
    await api.ask('supervisor', `POST /api/v1/tasks/${open}/decide`, {
      body: { outcome: 'approve', opinion: '同意' },
    })
    const second = await start('moved on')
    expect(shown(second).id).toBe(id)
    expect(second.body).toEqual(first.body)
  })

  test('with another body is refused', async () => {
    await start('one body')
    const other = await start('one body', { ...FIELDS, amount: 1 })
    expect([other.status, refused(other).code]).toEqual([422, 'idempotency-key-reused'])
  })

  test('of one person is not the key of another', async () => {
    const mine = await start('shared')
    const body = { definition: serviceRequest.key, fields: { ...FIELDS, account: 'ka-0013' }, submit: true }
    const theirs = await api.ask('rep2', 'POST /api/v1/instances', {
      body,
      headers: { 'idempotency-key': 'shared' },
    })
    expect(theirs.status).toBe(201)
    expect(shown(theirs).id).not.toBe(shown(mine).id)
  })

  test('applies a decision once', async () => {
    const request = await startRequest(api)
    const task = await request.openTask()
    const asking = { headers: { 'idempotency-key': 'decide' } }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => request.decideTask('supervisor', task, { outcome: 'approve' }, asking)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })
})

describe('lists', () => {
  type Items = { readonly items: readonly { readonly id: string }[]; readonly next: string | null }
  const list = async (who: string, query: string) =>
    (await api.ask(who, `GET /api/v1/instances?${query}`)).body as Items

  test('are read to the end by their cursors, each request once', async () => {
    for (let n = 0; n < 5; n++) await startRequest(api)
    const all = (await list('manager', 'box=all&limit=100')).items.map(({ id }) => id)
    const read: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: Items = await list('manager', `box=all&limit=3&cursor=${next}`)
      read.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    expect(read).toEqual(all)
    expect(all.length).toBeGreaterThan(5)
  })

  test('show what somebody started, decided, was sent a copy of, and nothing that is not theirs to see', async () => {
    const { id, decide, command } = await startRequest(api)
    await decide('supervisor', { outcome: 'approve' })
    await command('rep', { command: 'cc', to: ['quality'] })
    const holds = async (who: string, box: string) =>
      (await list(who, `box=${box}&limit=100`)).items.some((item) => item.id === id)
    expect(await holds('rep', 'started')).toBe(true)
    expect(await holds('supervisor', 'done')).toBe(true)
    expect(await holds('quality', 'cc')).toBe(true)
    for (const who of ['rep', 'supervisor', 'manager', 'director', 'gm', 'auditor', 'quality'])
      expect([who, await holds(who, 'all')]).toEqual([who, true])
    for (const who of ['rep2', 'dev-rep', 'mkt-supervisor', 'mkt-manager', 'publisher', 'finance'])
      expect([who, await holds(who, 'all')]).toEqual([who, false])
  })

  test('find a request by its number, its account and its title', async () => {
    const { id } = await startRequest(api)
    const { number } = (await api.ask('rep', `GET /api/v1/instances/${id}`)).body as { number: string }
    for (const q of [number, number.toLowerCase(), '晨光', '服务与支持']) {
      const found = await list('rep', `box=started&limit=100&q=${encodeURIComponent(q)}`)
      expect([q, found.items.some((item) => item.id === id)]).toEqual([q, true])
    }
    expect((await list('rep', 'box=started&q=%25')).items).toEqual([])
  })

  test('show accounts to their owner, the owner’s superiors and nobody else', async () => {
    const numbers = async (who: string) =>
      ((await api.ask(who, 'GET /api/v1/accounts?limit=100')).body as { items: { id: string }[] }).items.map(
        ({ id }) => id,
      )
    expect(await numbers('rep')).toContain('ka-0001')
    expect(await numbers('supervisor')).toContain('ka-0001')
    expect(await numbers('rep2')).not.toContain('ka-0001')
    expect(await numbers('mkt-manager')).not.toContain('ka-0001')
  })
})
