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
const startedAnew = async () => {
  const { database } = api.runtime
  const auth = createAuth({ database, publicUrl: PUBLIC_URL, secret: await authSecret(database) })
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
