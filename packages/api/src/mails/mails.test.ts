import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([serviceRequest], { mail: 'kept' })
  await api.runtime.database.prisma.keptMail.createMany({
    data: [mail('1', 'rep'), mail('2', 'rep'), mail('3', 'rep2')],
  })
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const mail = (id: string, personId: string) => ({
  id: `${id}@c.example`,
  personId,
  address: `${personId}@demo.example`,
  subject: `No. ${id}`,
  html: `<p>${id}</p>`,
  body: id,
  at: new Date(Date.UTC(2026, 10, 2)),
})

type Page = { readonly items: readonly { readonly id: string }[]; readonly next: string | null }
const ask = async <T>(who: string, name: string, input: object) => {
  const query = encodeURIComponent(JSON.stringify(input))
  const { status, body } = await api.ask(who, `GET /trpc/${name}?input=${query}`)
  return { status, data: (body as { result?: { data: T } }).result?.data }
}

test('a demo’s outbox shows their own mails to everybody and all to an administrator, page by page', async () => {
  const own = await ask<Page>('rep', 'mails.list', {})
  expect(own.data?.items.map(({ id }) => id)).toEqual(['1@c.example', '2@c.example'])
  const first = await ask<Page>('admin', 'mails.list', { limit: 2 })
  const rest = await ask<Page>('admin', 'mails.list', { limit: 2, cursor: first.data?.next })
  expect(rest.data?.items.map(({ id }) => id)).toEqual(['3@c.example'])
})

test('somebody else’s mail is not found', async () => {
  expect((await ask('rep', 'mails.get', { id: '3@c.example' })).status).toBe(404)
  expect((await ask<object>('admin', 'mails.get', { id: '3@c.example' })).data).toEqual({
    subject: 'No. 3',
    html: '<p>3</p>',
  })
})
