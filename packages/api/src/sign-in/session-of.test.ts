import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type ApiUnderTest, apiUnderTest, PUBLIC_URL, signInAs } from '../testing/api-under-test.ts'
import { createAuth } from './auth.ts'
import { authSecret } from './auth-secret.ts'
import { createSessions } from './session-of.ts'

let api: ApiUnderTest
let headers: Headers
beforeAll(async () => {
  api = await apiUnderTest([])
  headers = new Headers({ cookie: await signInAs(api.app, 'rep') })
})
afterAll(async () => {
  await api[Symbol.asyncDispose]()
})

/** Sessions of a server that has just started, and how often it has asked the database for one. */
const startedAnew = async (publicUrl = PUBLIC_URL) => {
  const { database } = api.runtime
  const auth = createAuth({ database, publicUrl, secret: await authSecret(database) })
  return { sessions: createSessions(auth), asked: vi.spyOn(auth.api, 'getSession') }
}

test('requests that come together are told from one look at the database who sends them', async () => {
  const { sessions, asked } = await startedAnew()
  const answers = await Promise.all(Array.from({ length: 16 }, () => sessions.sessionOf(headers)))
  expect(answers).toEqual(Array(16).fill({ person: 'rep', by: 'cookie' }))
  expect(asked).toHaveBeenCalledTimes(1)
})

test('a look that was under way at the sign-out is not believed afterwards', async () => {
  const { sessions, asked } = await startedAnew()
  const underWay = sessions.sessionOf(headers)
  sessions.forget(headers)
  await underWay
  await sessions.sessionOf(headers)
  expect(asked).toHaveBeenCalledTimes(2)
})

test('a look that failed is repeated by whoever asks next', async () => {
  const { sessions, asked } = await startedAnew()
  asked.mockRejectedValueOnce(new Error('the database is away'))
  await expect(sessions.sessionOf(headers)).rejects.toThrow('away')
  expect(await sessions.sessionOf(headers)).toEqual({ person: 'rep', by: 'cookie' })
})

test('a cookie that a neighbouring host could have planted is nobody over TLS, after its owner came by as well', async () => {
  const { sessions } = await startedAnew('https://countersign.example')
  const planted = headers.get('cookie') ?? ''
  const own = new Headers({ cookie: `other=1; __Host-${planted}` })
  const alone = new Headers({ cookie: planted })
  expect(await sessions.sessionOf(alone)).toBeNull()
  expect(await sessions.sessionOf(own)).toEqual({ person: 'rep', by: 'cookie' })
  expect(await sessions.sessionOf(alone)).toBeNull()
})

test('beside a planted cookie, or a second one of its name, only the one that is asked for counts', async () => {
  const { sessions } = await startedAnew()
  const rep = headers.get('cookie') ?? ''
  const supervisor = await signInAs(api.app, 'supervisor')
  const both = new Headers({ cookie: `${supervisor}; ${rep}` })
  expect(await sessions.sessionOf(both)).toMatchObject({ person: 'supervisor' })
  expect(await sessions.sessionOf(new Headers({ cookie: supervisor }))).toMatchObject({
    person: 'supervisor',
  })
  expect(await sessions.sessionOf(headers)).toMatchObject({ person: 'rep' })
  const prefixed = new Headers({ cookie: `x${rep}; y=${rep}` })
  expect(await sessions.sessionOf(prefixed)).toBeNull()
})
