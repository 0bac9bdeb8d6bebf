import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry, Page, Request } from '../person/answers.ts'
import { type People, signInAll } from '../person/people.ts'
import { accepted, refused } from '../person/person.ts'
import { FIELDS, RESULT, SPECIAL } from '../person/request-fields.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'

let server: DemoServer
let people: People
beforeAll(async () => {
  server = await demoServer()
  people = await signInAll(server)
})
afterAll(() => server?.[Symbol.asyncDispose]())

const AGREED = { opinion: '需求属实,同意' }
const stepsOf = ({ steps }: Request) => steps.map(({ id }) => id)

/** A request that has reached the manager, or the special terms behind the manager. */
const reviewed = async (): Promise<Request> => {
  const { id } = await people.rep.starts()
  return people.supervisor.decides(id, 'approve', AGREED)
}
const atSpecialTerms = async (): Promise<Request> => {
  const { id } = await people.rep.starts(SPECIAL)
  await people.supervisor.decides(id, 'approve', AGREED)
  return people.manager.decides(id, 'approve', AGREED)
}

describe('the way of a service request', () => {
  it('goes from the rep over supervisor and manager into service, and is completed by the rep', async () => {
    const { rep, supervisor, manager } = people
    const started = await rep.starts()
    expect(started).toMatchObject({ status: 'running', number: expect.stringMatching(/^SR-\d{6}$/) })
    expect(stepsOf(started)).toEqual(['supervisor-review'])
    expect(stepsOf(await supervisor.decides(started.id, 'approve', AGREED))).toEqual(['manager-approval'])
    expect(stepsOf(await manager.decides(started.id, 'approve', AGREED))).toEqual(['in-service'])
    const completed = await rep.decides(started.id, 'complete', { fields: RESULT })
    expect(completed).toMatchObject({ status: 'completed', steps: [], fields: { ...FIELDS, ...RESULT } })
    const log = await rep.get<Page<LogEntry>>(`/instances/${started.id}/records`)
    expect(log.items.map(({ actor, outcome }) => `${actor?.id} ${outcome}`)).toEqual([
      'rep submit',
      'supervisor approve',
      'manager approve',
      'rep complete',
    ])
  })

  it.each(['vp', 'gm'] as const)('asks for special payment terms the %s after the manager', async (who) => {
    const waiting = await atSpecialTerms()
    expect(waiting.steps).toMatchObject([
      { id: 'special-terms-approval', participants: [{ id: 'gm' }, { id: 'vp' }] },
    ])
    expect(stepsOf(await people[who].decides(waiting.id, 'approve', AGREED))).toEqual(['in-service'])
    await people.rep.decides(waiting.id, 'complete', { fields: RESULT })
    expect(await people.rep.request(waiting.id)).toMatchObject({ status: 'completed' })
  })

  it.each(['supervisor', 'manager', 'vp'] as const)('ends when the %s rejects it', async (who) => {
    const { id } = await { supervisor: () => people.rep.starts(), manager: reviewed, vp: atSpecialTerms }[
      who
    ]()
    const rejected = await people[who].decides(id, 'reject', { opinion: '费用过高' })
    expect(rejected).toMatchObject({ status: 'rejected', steps: [] })
  })

  it('returns to the draft with fields and opinions kept, and goes the whole way again', async () => {
    const { rep, supervisor, manager } = people
    const { id } = await reviewed()
    const returned = await manager.decides(id, 'return', { opinion: '请补充需求变化', to: 'draft' })
    expect(stepsOf(returned)).toEqual(['draft'])
    expect(await rep.request(id)).toMatchObject({ status: 'running', fields: FIELDS })
    const resubmitted = accepted<Request>(
      await rep.commands(id, 'submit', { fields: { changedNeeds: '新增一条产线' } }),
    )
    expect(resubmitted.fields).toEqual({ ...FIELDS, changedNeeds: '新增一条产线' })
    expect(resubmitted.steps).toMatchObject([{ id: 'supervisor-review', visit: 2 }])
    const opinions = resubmitted.tasks.flatMap(({ vote }) => vote?.opinion ?? [])
    expect(opinions).toEqual([AGREED.opinion, '请补充需求变化'])
    await supervisor.decides(id, 'approve', AGREED)
    expect(stepsOf(await manager.decides(id, 'approve', AGREED))).toEqual(['in-service'])
  })

  it('is withdrawn by the requester until the last decision, and not after it', async () => {
    const { rep, manager } = people
    const early = await reviewed()
    expect(accepted(await rep.commands(early.id, 'withdraw', { reason: '客户改变了计划' }))).toMatchObject({
      status: 'withdrawn',
    })
    const late = await reviewed()
    await manager.decides(late.id, 'approve', AGREED)
    expect(refused(await rep.commands(late.id, 'withdraw'))).toMatchObject({
      status: 409,
      code: 'past-last-decision',
    })
    expect(await rep.request(late.id)).toMatchObject({ status: 'running' })
  })
})

describe('what a request refuses', () => {
  it('an empty opinion', async () => {
    const { id } = await people.rep.starts()
    const task = await people.supervisor.taskOn(id)
    for (const opinion of [undefined, '', '  \n\t ']) {
      const decision = opinion === undefined ? {} : { opinion }
      expect(refused(await people.supervisor.answers(task.id, 'approve', decision))).toMatchObject({
        status: 422,
        code: 'opinion-required',
        errors: [{ path: '/opinion' }],
      })
    }
    expect(stepsOf(await people.rep.request(id))).toEqual(['supervisor-review'])
  })

  it('the requester who decides, also when the requester is the supervisor', async () => {
    const { rep, supervisor } = people
    const ofRep = await rep.starts()
    const task = await supervisor.taskOn(ofRep.id)
    expect(refused(await rep.answers(task.id, 'approve', AGREED))).toMatchObject({
      status: 403,
      code: 'requester-never-decides',
    })
    const own = await supervisor.starts()
    expect(own.steps).toMatchObject([{ id: 'supervisor-review', participants: [{ id: 'manager' }] }])
  })

  it('a supervisor of another department, who does not learn that it exists', async () => {
    const { id } = await people.rep.starts()
    const task = await people.supervisor.taskOn(id)
    const stranger = people['dev-supervisor']
    const answers = await Promise.all([
      stranger.call('GET', `/instances/${id}`),
      stranger.call('GET', `/instances/${id}/records`),
      stranger.call('GET', `/instances/${id}/moves`),
      stranger.answers(task.id, 'approve', AGREED),
      stranger.commands(id, 'comment', { text: '?' }),
    ])
    for (const answer of answers)
      expect(refused(answer)).toMatchObject({ status: 404, code: 'instance-unknown' })
    const unknown = await stranger.call('GET', '/instances/00000000-0000-8000-8000-000000000000')
    expect(answers[0]?.body).toEqual(unknown.body)
  })

  it('a colleague of the requester who has no part in it', async () => {
    const { id } = await people.rep.starts()
    expect(refused(await people.rep2.call('GET', `/instances/${id}`)).status).toBe(404)
  })

  it('a decision on a step that is over, naming who decided it', async () => {
    const { rep, supervisor, manager } = people
    const { id } = await rep.starts()
    const task = await supervisor.taskOn(id)
    await supervisor.decides(id, 'approve', AGREED)
    const again = refused(await supervisor.answers(task.id, 'reject', { opinion: '改主意了' }))
    expect(again).toMatchObject({ status: 409, decidedBy: { id: 'supervisor' } })
    expect(Date.parse(again.decidedAt ?? '')).not.toBeNaN()
    expect(refused(await manager.answers(task.id, 'approve', AGREED))).toMatchObject({ status: 409 })
  })

  it('a decision on what the decider saw before the fields changed', async () => {
    const { rep, supervisor } = people
    const { id, revision } = await rep.starts()
    await supervisor.decides(id, 'return', { opinion: '请补充' })
    accepted(await rep.commands(id, 'submit', { fields: { amount: 900_000 } }))
    const task = await supervisor.taskOn(id)
    const stale = await supervisor.answers(task.id, 'approve', { ...AGREED, revision })
    expect(refused(stale).status).toBe(409)
    expect(stepsOf(await rep.request(id))).toEqual(['supervisor-review'])
  })

  it('everyone without a session', async () => {
    const answer = await fetch(`${server.origin}/api/v1/tasks`)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })
})
