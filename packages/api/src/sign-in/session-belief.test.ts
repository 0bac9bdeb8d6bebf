import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest, PUBLIC_URL, signInAs } from '../testing/api-under-test.ts'
import { createAuth } from './auth.ts'
import { authSecret } from './auth-secret.ts'
import { createSessions } from './session-of.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([])
})
afterAll(async () => {
  await api[Symbol.asyncDispose]()
})

test('a session that ended elsewhere is believed for three seconds and no longer', async () => {
  const { database } = api.runtime
  const auth = createAuth({ database, publicUrl: PUBLIC_URL, secret: await authSecret(database) })
  let now = Date.now()
  const sessions = createSessions(auth, () => now)
  const headers = new Headers({ cookie: await signInAs(api.app, 'rep') })
  expect(await sessions.sessionOf(headers)).toMatchObject({ person: 'rep' })
  await auth.api.signOut({ headers })
  now += 2999
  expect(await sessions.sessionOf(headers)).toMatchObject({ person: 'rep' })
  now += 2
  expect(await sessions.sessionOf(headers)).toBeNull()
})
