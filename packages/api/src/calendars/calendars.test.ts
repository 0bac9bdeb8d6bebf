import { defaultCalendar } from '@countersign/definition/calendar'
import { withStatutoryDays } from '@countersign/definition/calendar-days'
import { serviceRequest } from '@countersign/flows/service-request'
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

type Asked = Parameters<ApiUnderTest['ask']>[1]
type Body = { result?: { data: never }; error?: { data: { problem: { code: string } } } }
const call = async <T>(
  path: Asked,
  body?: object,
  who = 'admin',
): Promise<{ data: T; code: string | null }> => {
  const answer = (await api.ask(who, path, body === undefined ? {} : { body })).body as Body
  return { data: answer.result?.data as T, code: answer.error?.data.problem.code ?? null }
}
type View = {
  calendar: typeof defaultCalendar
  own: boolean
  from: { key: string } | null
  departments: string[]
}
const calendarOf = async (department: string | null) =>
  (await call<View>(`GET /trpc/calendars.get?input=${encodeURIComponent(JSON.stringify({ department }))}`))
    .data
const save = async (department: string | null, calendar: object | null, before: object | null) =>
  (await call('POST /trpc/calendars.save', { department, calendar, before })).code

const NIGHT = { ...defaultCalendar, hours: [{ from: 1200, to: 1440 }] }

describe('a working calendar', () => {
  test('of the organisation is changed once it is what was looked at', async () => {
    const { calendar } = await calendarOf(null)
    const next = withStatutoryDays(calendar)
    expect(await save(null, next, calendar)).toBeNull()
    expect((await calendarOf(null)).calendar).toEqual(next)
    expect(await save(null, NIGHT, calendar)).toBe('calendar-changed')
    expect((await calendarOf(null)).calendar).toEqual(next)
  })

  test('of a department goes for those below it, until it is given up', async () => {
    expect(await calendarOf('key-accounts')).toMatchObject({ own: false, from: null })
    expect(await save('key-accounts', NIGHT, null)).toBeNull()
    expect(await calendarOf('key-accounts')).toMatchObject({ own: true, calendar: NIGHT })
    expect((await calendarOf(null)).departments).toEqual(['key-accounts'])
    const child = { key: 'east', name: { zh: '东区', en: 'East' }, parent: 'key-accounts', head: null }
    await call('POST /trpc/departments.create', child)
    expect(await calendarOf('east')).toMatchObject({
      own: false,
      from: { key: 'key-accounts' },
      calendar: NIGHT,
    })
    // Another name does not take its calendar away.
    const renamed = { ...child, key: 'key-accounts', parent: 'head-office' }
    await call('POST /trpc/departments.update', renamed)
    expect((await calendarOf('key-accounts')).own).toBe(true)
    expect(await save('key-accounts', null, NIGHT)).toBeNull()
    expect(await calendarOf('east')).toMatchObject({ from: null, calendar: defaultCalendar })
  })

  test('counts due times from then on, and a due time beyond what is known is told to be uncertain', async () => {
    const { calendar } = await calendarOf(null)
    const stepOf = async (id: string) =>
      (
        (await api.ask('rep', `GET /api/v1/instances/${id}`)).body as {
          steps: { due: string; dueUncertain: boolean }[]
        }
      ).steps[0]
    const before = await stepOf((await startRequest(api)).id)
    expect(before?.dueUncertain).toBe(false)
    await save(null, { ...NIGHT, validThrough: '2020-12-31' }, calendar)
    const after = await stepOf((await startRequest(api)).id)
    expect(after?.dueUncertain).toBe(true)
    type Me = { calendarEnds: string | null }
    expect((await call<Me>('GET /trpc/session.me')).data.calendarEnds).toBe('2020-12-31')
    expect((await call<Me>('GET /trpc/session.me', undefined, 'rep')).data.calendarEnds).toBeNull()
  })

  test.each([
    ['without work', { workweek: [] }],
    ['of no zone', { zone: 'Nowhere' }],
    ['of another shape', { more: 1 }],
  ])('%s is refused, and the old one stays', async (_, change) => {
    const { calendar } = await calendarOf(null)
    expect(await save(null, { ...calendar, ...change }, calendar)).toBe('malformed')
    expect((await calendarOf(null)).calendar).toEqual(calendar)
  })

  test('that changed stands among the changes of the directory', async () => {
    const { calendar } = await calendarOf(null)
    await save(null, { ...calendar, exceptions: { '2026-10-01': false } }, calendar)
    type Changes = { items: { kind: string; subject: { type: string }; differences: object[] }[] }
    const { data } = await call<Changes>('GET /trpc/people.changes?input=%7B%7D')
    expect(data.items[0]).toMatchObject({
      kind: 'calendar',
      subject: { type: 'organisation' },
      differences: [{ field: 'calendar', before: [], after: ['2026-10-01 休息'] }],
    })
  })
})
