import { serviceRequest } from '@countersign/flows/service-request'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { openRequest } from '../testing/open-request.ts'

let api: ApiUnderTest
beforeEach(async () => {
  api = await apiUnderTest([serviceRequest, openRequest])
})
afterEach(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

type Body = { result?: { data: unknown }; error?: { data: { problem: { code: string; detail: string } } } }
const outcome = (body: unknown) => {
  const { result, error } = body as Body
  return { data: result?.data, code: error?.data.problem.code ?? null }
}
const remove = async (key: string, to: string | null) =>
  outcome((await api.ask('admin', 'POST /trpc/departments.remove', { body: { key, to } })).body)
const preview = async (key: string, to: string | null) => {
  const input = encodeURIComponent(JSON.stringify({ key, to }))
  return outcome((await api.ask('admin', `GET /trpc/departments.previewRemoval?input=${input}`)).body)
}
const start = (who: string) =>
  api.ask(who, 'POST /api/v1/instances', {
    body: { definition: 'open-request', fields: { note: 'x' }, submit: true },
  })

describe('removing a department', () => {
  test('that is empty takes it out, and keeps who did it and what it was', async () => {
    const service = { key: 'service', name: { zh: '服务部', en: 'Service' }, parent: 'quality', head: null }
    await api.ask('admin', 'POST /trpc/departments.create', { body: service })
    expect((await preview('service', null)).data).toMatchObject({ people: 0, accounts: 0, moved: 0 })
    expect((await remove('service', null)).code).toBeNull()
    expect((await api.runtime.organisation.refresh()).departments.has('service')).toBe(false)
    expect((await remove('service', null)).code).toBe('not-found')
    const { body } = await api.ask(
      'auditor',
      'GET /trpc/people.changes?input=%7B%22kind%22%3A%22remove%22%7D',
    )
    expect(outcome(body).data).toMatchObject({
      items: [{ by: { id: 'admin' }, subject: { type: 'department', name: '服务部' } }],
    })
  })

  test('with people moves them and its accounts to another in the same change of the organisation', async () => {
    const { prisma } = api.runtime.database
    await prisma.account.update({ where: { id: 'ka-0001' }, data: { departmentKey: 'quality' } })
    await api.ask('admin', 'POST /trpc/people.disable', { body: { id: 'quality', successor: null } })
    const { revision } = await api.runtime.organisation.refresh()
    expect((await preview('quality', null)).code).toBe('department-not-empty')
    expect((await remove('quality', null)).code).toBe('department-not-empty')
    expect((await preview('quality', 'finance')).data).toMatchObject({ people: 1, accounts: 1 })
    expect((await api.runtime.organisation.refresh()).revision).toBe(revision)
    expect((await remove('quality', 'finance')).code).toBeNull()
    const after = await api.runtime.organisation.refresh()
    expect(after.revision).toBe(revision + 1)
    expect(after.people.get('quality')?.department).toBe('finance')
    const account = await prisma.account.findUniqueOrThrow({ where: { id: 'ka-0001' } })
    expect(account.departmentKey).toBe('finance')
    const { body } = await api.ask(
      'admin',
      'GET /trpc/people.changes?input=%7B%22person%22%3A%22quality%22%7D',
    )
    expect(outcome(body).data).toMatchObject({
      items: [{ differences: [{ field: 'department', before: ['质控部'] }] }, { kind: 'disable' }],
    })
  })

  test.each([
    ['head-office', 'quality', 'department-has-children'],
    ['key-accounts', 'quality', 'department-in-definitions'],
    ['quality', 'quality', 'department-unknown'],
    ['quality', 'nowhere', 'department-unknown'],
    ['nowhere', null, 'not-found'],
  ])('%s to %s: %s, beforehand and when it is done', async (key, to, code) => {
    const { revision } = await api.runtime.organisation.refresh()
    expect([(await preview(key, to)).code, (await remove(key, to)).code]).toEqual([code, code])
    expect((await api.runtime.organisation.refresh()).revision).toBe(revision)
  })

  test('in which an open request was made is refused until it has ended', async () => {
    const { id } = (await start('quality')).body as { id: string }
    expect((await preview('quality', 'finance')).code).toBe('department-in-requests')
    expect((await remove('quality', 'finance')).code).toBe('department-in-requests')
    await api.ask('quality', `POST /api/v1/instances/${id}/commands`, { body: { command: 'withdraw' } })
    expect((await remove('quality', 'finance')).code).toBeNull()
  })
})
