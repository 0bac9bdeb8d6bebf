import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'

let demo: ApiUnderTest
let own: ApiUnderTest
beforeAll(async () => {
  ;[demo, own] = await Promise.all([
    apiUnderTest([serviceRequest], { mail: 'kept', demo: true }),
    apiUnderTest([]),
  ])
})
afterAll(async () => {
  expect([...demo.unexpected, ...own.unexpected]).toEqual([])
  await Promise.all([demo[Symbol.asyncDispose](), own[Symbol.asyncDispose]()])
})

type Counts = Readonly<Record<string, number>>
type Said = {
  readonly result?: { readonly data: { goes: Counts; stays: Counts; requests: number; items: unknown[] } }
  readonly error?: { readonly data: { readonly problem: { readonly code: string } } }
}

const said = async (api: ApiUnderTest, who: string, call: `${'GET' | 'POST'} ${string}`, body?: object) => {
  const { body: answer } = await api.ask(who, call, body === undefined ? {} : { body })
  const { result, error } = answer as Said
  return { data: result?.data, code: error?.data.problem.code }
}

const CONFIRM = { confirm: 'clear-demo' }
const contents = (api: ApiUnderTest, who = 'admin') => said(api, who, 'GET /trpc/demo.contents')
const clear = (api: ApiUnderTest, who = 'admin', input: object = CONFIRM) =>
  said(api, who, 'POST /trpc/demo.clear', input)

const fields = (account: string) => ({
  account,
  services: ['training'],
  deepNeeds: '培训',
  amount: 0,
  desiredDate: '2027-01-05',
})

const starts = async (who: string): Promise<string> => {
  const { prisma } = demo.runtime.database
  const { id } = await prisma.account.findFirstOrThrow({ where: { ownerId: who } })
  const body = { definition: 'service-request', fields: fields(id), submit: true }
  const { status, body: made } = await demo.ask(who, 'POST /api/v1/instances', { body })
  expect(status).toBe(201)
  return (made as { id: string }).id
}

test('console 25: nobody but an administrator may clear a demo, nor without the confirmation', async () => {
  expect((await clear(demo, 'gm')).code).toBe('not-allowed')
  expect((await clear(demo, 'auditor')).code).toBe('not-allowed')
  expect((await contents(demo, 'auditor')).code).toBe('not-allowed')
  expect((await clear(demo, 'admin', {})).code).toBe('malformed')
})

test('console 25: a company’s own database is never cleared', async () => {
  expect((await contents(own)).code).toBe('not-a-demo')
  expect((await clear(own)).code).toBe('not-a-demo')
  const { body } = await own.ask('admin', 'GET /trpc/profile.get')
  expect(body).toMatchObject({ result: { data: { clearsDemo: false } } })
})

test('console 25: an administrator is told what goes, and two clicks at once clear it while people work', async () => {
  const { prisma } = demo.runtime.database
  const [first] = [await starts('rep'), await starts('rep')]
  await prisma.notice.create({
    data: {
      personId: 'rep',
      instanceId: first,
      seq: 1,
      ordinal: 1,
      kind: 'copied',
      params: {},
      at: new Date(),
    },
  })
  const mail = {
    personId: 'rep',
    address: 'rep@demo.example',
    subject: 's',
    html: '',
    body: '',
    at: new Date(),
  }
  await prisma.keptMail.create({ data: { id: '1@c.example', ...mail } })
  const before = await contents(demo)
  expect(before.data?.goes).toEqual({ requests: 2, notices: 1, mails: 1, files: 0 })
  expect(before.data?.stays).toMatchObject({ requests: 0, people: await prisma.person.count() })

  const decided = demo.ask('rep', `POST /api/v1/instances/${first}/commands`, { body: { verb: 'remind' } })
  const [one, other] = await Promise.all([clear(demo), clear(demo)])
  expect((one.data?.requests ?? 0) + (other.data?.requests ?? 0)).toBe(2)
  expect((await decided).status).toBeLessThan(500)

  expect((await contents(demo)).data?.goes).toEqual({ requests: 0, notices: 0, mails: 0, files: 0 })
  expect((await said(demo, 'supervisor', 'GET /trpc/approvals.inbox?input=%7B%7D')).data?.items).toEqual([])
  // What was remembered of it is no more: the same number of people work on.
  expect((await demo.ask('rep', `GET /api/v1/instances/${first}`)).status).toBe(404)
  await starts('rep')
  expect((await contents(demo)).data?.goes.requests).toBe(1)
})
