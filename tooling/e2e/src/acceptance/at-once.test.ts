import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry, Page, Request } from '../person/answers.ts'
import { type People, signInAll } from '../person/people.ts'
import { accepted, refused, startBody } from '../person/person.ts'
import { FIELDS, SPECIAL } from '../person/request-fields.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'

let server: DemoServer
let people: People
beforeAll(async () => {
  server = await demoServer()
  people = await signInAll(server)
})
afterAll(() => server?.[Symbol.asyncDispose]())

const AGREED = { opinion: '同意' }
const atSpecialTerms = async (): Promise<string> => {
  const { id } = await people.rep.starts(SPECIAL)
  await people.supervisor.decides(id, 'approve', AGREED)
  await people.manager.decides(id, 'approve', AGREED)
  return id
}
const logOf = async (id: string) => (await people.rep.get<Page<LogEntry>>(`/instances/${id}/records`)).items
const submits = (count: number, key: string, fields: object = FIELDS) =>
  Promise.all(
    Array.from({ length: count }, () =>
      people.rep.call('POST', '/instances', startBody(fields), { 'idempotency-key': key }),
    ),
  )

const RACES = 30

describe('two who decide at once', () => {
  it('with opposite outcomes: one wins, the other is told who won and when', async () => {
    const winners: string[] = []
    for (let race = 0; race < RACES; race++) {
      const id = await atSpecialTerms()
      const { vp, gm, rep } = people
      const task = await vp.taskOn(id)
      const rejects = race % 2 === 0 ? gm : vp
      const outcomeOf = (person: typeof vp) => (person === rejects ? 'reject' : 'approve')
      const [first, second] = race % 3 === 0 ? [gm, vp] : [vp, gm]
      const answers = await Promise.all(
        [first, second].map(async (person) => ({
          person,
          answer: await person.answers(task.id, outcomeOf(person), AGREED),
        })),
      )
      const [won, ...otherWinners] = answers.filter(({ answer }) => answer.status === 200)
      const [lost] = answers.filter(({ answer }) => answer.status === 409)
      expect(otherWinners).toEqual([])
      if (won === undefined || lost === undefined) throw new Error(JSON.stringify(answers))
      winners.push(won.person.id)
      const vote = accepted<Request>(won.answer).tasks.find(({ id }) => id === task.id)?.vote
      expect(refused(lost.answer)).toMatchObject({ decidedBy: { id: won.person.id }, decidedAt: vote?.at })
      expect(refused(lost.answer).detail).toContain(vote?.person.name)
      const decisions = (await logOf(id)).filter(({ step }) => step === 'special-terms-approval')
      expect(decisions).toMatchObject([{ actor: { id: won.person.id }, outcome: outcomeOf(won.person) }])
      const expected = won.person === rejects ? 'rejected' : 'running'
      expect(await rep.request(id)).toMatchObject({ status: expected })
    }
    expect(winners).toHaveLength(RACES)
  })

  it('a decision and a withdrawal: one of them happens', async () => {
    const { rep, supervisor } = people
    for (let race = 0; race < 10; race++) {
      const { id } = await rep.starts()
      const task = await supervisor.taskOn(id)
      const [decided, withdrawn] = await Promise.all([
        supervisor.answers(task.id, 'reject', AGREED),
        rep.commands(id, 'withdraw'),
      ])
      expect([decided.status, withdrawn.status].sort()).toEqual([200, 409])
      const expected = decided.status === 200 ? 'rejected' : 'withdrawn'
      expect(await rep.request(id)).toMatchObject({ status: expected })
    }
  })
})

describe('one Idempotency-Key', () => {
  it('sent twice, one after the other, starts one request and answers the same', async () => {
    const key = randomUUID()
    const [first] = await submits(1, key)
    const [second] = await submits(1, key)
    expect(second).toEqual(first)
  })

  it('sent twenty times at once starts one request and answers the same each time', async () => {
    const key = randomUUID()
    const answers = await submits(20, key)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    const { id, number } = accepted<Request>(answers[0] ?? { status: 0, type: '', body: null })
    expect(await logOf(id)).toHaveLength(1)
    const found = await people.rep.get<Page<Request>>(`/instances?box=started&q=${number}`)
    expect(found.items).toHaveLength(1)
  })

  it('answers a repeated decision as it was then, also after the request went on', async () => {
    const { rep, supervisor, manager } = people
    const { id } = await rep.starts()
    const task = await supervisor.taskOn(id)
    const decide = () =>
      supervisor.call('POST', `/tasks/${task.id}/decide`, { outcome: 'approve', ...AGREED }, headers)
    const headers = { 'idempotency-key': randomUUID() }
    const first = accepted<Request>(await decide())
    await manager.decides(id, 'approve', AGREED)
    const again = accepted<Request>(await decide())
    expect(again).toMatchObject({ steps: first.steps, revision: first.revision })
    expect(await logOf(id)).toHaveLength(3)
  })

  it('with another body is refused, and nothing else starts', async () => {
    const key = randomUUID()
    const [first] = await submits(1, key)
    const [other] = await submits(1, key, { ...FIELDS, amount: 5 })
    expect(refused(other ?? { status: 0, type: '', body: null })).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    })
    const { id } = accepted<Request>(first ?? { status: 0, type: '', body: null })
    expect(await people.rep.request(id)).toMatchObject({ fields: FIELDS })
  })

  it('of one person means nothing for another', async () => {
    const key = randomUUID()
    const [mine] = await submits(1, key)
    const theirs = await people.rep2.starts({ ...FIELDS, account: 'ka-0013' }, { key })
    expect(theirs.id).not.toBe(accepted<Request>(mine ?? { status: 0, type: '', body: null }).id)
  })
})
