import { followAbsences } from '@countersign/database/follow-absences'
import { serviceRequest } from '@countersign/flows/service-request'
import { refreshOutdated } from '@countersign/runtime/worker/refresh-outdated'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { startRequest } from '../testing/service-request.ts'

let api: ApiUnderTest
beforeEach(async () => {
  api = await apiUnderTest([serviceRequest])
})
afterEach(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const HOUR = 3_600_000
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString()

type Asked = Parameters<ApiUnderTest['ask']>[1]
type Body = { result?: { data: never }; error?: { data: { problem: { code: string } } } }
const call = async <T>(
  who: string,
  path: Asked,
  body?: object,
): Promise<{ data: T; code: string | null }> => {
  const answer = (await api.ask(who, path, body === undefined ? {} : { body })).body as Body
  return { data: answer.result?.data as T, code: answer.error?.data.problem.code ?? null }
}
const away = async (who: string, from: number, until: number, substitute: string) =>
  (await call(who, 'POST /trpc/absences.add', { from: inHours(from), until: inHours(until), substitute }))
    .code
type Listed = { own: { from: string; substitute: { id: string } }[]; others: { person: { id: string } }[] }
const listed = async (who: string) => (await call<Listed>(who, 'GET /trpc/absences.list')).data

/** What the worker does by itself. */
const follow = async () => {
  await followAbsences(api.runtime.database)
  await api.runtime.organisation.refresh()
  await refreshOutdated(api.runtime)
}
const inbox = async (who: string): Promise<readonly string[]> =>
  (
    await call<{ items: { instanceId: string }[] }>(who, 'GET /trpc/approvals.inbox?input=%7B%7D')
  ).data.items.map(({ instanceId }) => instanceId)

describe('an absence', () => {
  test('gives open tasks to the substitute as well, and takes them away when it is over', async () => {
    const { id } = await startRequest(api)
    expect(await inbox('rep2')).toEqual([])
    expect(await away('supervisor', -1, 24, 'rep2')).toBeNull()
    await follow()
    expect([await inbox('rep2'), await inbox('supervisor')]).toEqual([[id], [id]])
    const [absence] = (await listed('supervisor')).own
    expect((await listed('rep2')).others).toMatchObject([{ person: { id: 'supervisor' } }])
    await call('supervisor', 'POST /trpc/absences.remove', { from: absence?.from })
    await follow()
    expect(await inbox('rep2')).toEqual([])
  })

  test('that is still to come moves the organisation on when it begins, and when it ends', async () => {
    const { id } = await startRequest(api)
    await away('supervisor', 1, 2, 'rep2')
    await follow()
    expect(await inbox('rep2')).toEqual([])
    const { prisma } = api.runtime.database
    const shift = async (from: number, until: number): Promise<void> => {
      const absences = [{ from: inHours(from), until: inHours(until), substitute: 'rep2' }]
      await prisma.person.update({
        where: { id: 'supervisor' },
        data: { absences, absenceNext: new Date(Date.now() - 1) },
      })
    }
    await shift(-1, 1)
    await follow()
    expect(await inbox('rep2')).toEqual([id])
    await shift(-2, -1)
    await follow()
    expect(await inbox('rep2')).toEqual([])
    const row = await prisma.person.findUnique({ where: { id: 'supervisor' } })
    expect([row?.absences, row?.absenceNext]).toEqual([null, null])
  })

  test.each([
    ['that ends before it begins', [5, 4, 'manager'], 'absence-reversed'],
    ['that is over', [-5, -4, 'manager'], 'absence-over'],
    ['of more than a year', [0, 24 * 400, 'manager'], 'absence-too-long'],
    ['with oneself', [1, 2, 'supervisor'], 'substitute-self'],
    ['with nobody there is', [1, 2, 'ghost'], 'person-unknown'],
  ] as const)('%s is refused', async (_, [from, until, substitute], code) => {
    expect(await away('supervisor', from, until, substitute)).toBe(code)
  })

  test('over another one, with somebody disabled, or in a circle is refused', async () => {
    expect(await away('supervisor', 1, 10, 'manager')).toBeNull()
    expect(await away('supervisor', 9, 12, 'manager')).toBe('absence-overlaps')
    expect(await away('supervisor', 10, 12, 'manager')).toBeNull()
    expect(await away('manager', 2, 3, 'director')).toBeNull()
    expect(await away('director', 2, 3, 'supervisor')).toBe('substitute-circle')
    expect(await away('director', 20, 30, 'supervisor')).toBeNull()
    await call('admin', 'POST /trpc/people.disable', { id: 'quality', successor: null })
    expect(await away('vp', 1, 2, 'quality')).toBe('superior-disabled')
  })

  test('is entered for somebody else by an administrator, and kept among the changes with both names', async () => {
    const entered = { id: 'rep', from: inHours(1), until: inHours(5), substitute: 'rep2', reason: 'ill' }
    expect((await call('admin', 'POST /trpc/people.addAbsence', entered)).code).toBeNull()
    expect((await call('supervisor', 'POST /trpc/people.addAbsence', entered)).code).toBe('not-allowed')
    type Changes = { items: { kind: string; reason: string; differences: { after: string[] }[] }[] }
    const input = encodeURIComponent(JSON.stringify({ person: 'rep' }))
    const { data } = await call<Changes>('admin', `GET /trpc/people.changes?input=${input}`)
    expect(data.items[0]).toMatchObject({ kind: 'absence', reason: 'ill' })
    expect(data.items[0]?.differences[0]?.after.join()).toContain('赵宇航')
    expect((await listed('rep')).own).toHaveLength(1)
  })

  test('is told to whoever is away, on every page', async () => {
    await away('supervisor', -1, 24, 'rep2')
    const { data } = await call<{ away: object | null }>('supervisor', 'GET /trpc/session.me')
    expect(data.away).toMatchObject({ substitute: { id: 'rep2' } })
    expect((await call<{ away: object | null }>('rep', 'GET /trpc/session.me')).data.away).toBeNull()
  })
})
