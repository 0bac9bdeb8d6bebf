import { serviceRequest } from '@countersign/flows/service-request'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest, PASSWORD, signInAs } from '../testing/api-under-test.ts'

let api: ApiUnderTest
beforeEach(async () => {
  api = await apiUnderTest([serviceRequest], { mail: 'smtp' })
})
afterEach(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const profile = async (who: string) =>
  ((await api.ask(who, 'GET /trpc/profile.get')).body as { result: { data: Record<string, unknown> } }).result
    .data
const waiting = () =>
  api.runtime.database.prisma.dueMail.findMany({
    select: { personId: true, kind: true },
    orderBy: { id: 'asc' },
  })

describe('a profile', () => {
  test('holds nothing until something is chosen, in the organisation’s zone', async () => {
    expect(await profile('rep')).toMatchObject({
      language: null,
      choice: { mode: 'at-once', muted: [], quiet: null, zone: 'Asia/Shanghai' },
      mail: 'smtp',
    })
  })

  test('keeps the language for answers and mails without changing the organisation', async () => {
    const before = await api.runtime.organisation.refresh()
    await api.ask('rep', 'POST /trpc/profile.saveLanguage', { body: { language: 'en' } })
    expect(await profile('rep')).toMatchObject({ language: 'en' })
    const after = await api.runtime.organisation.refresh()
    expect(after.revision).toBe(before.revision)
    expect(after.people.get('rep')?.language).toBe('en')
    const refused = await api.ask('rep', 'POST /trpc/people.create', { body: {} })
    expect(JSON.stringify(refused.body)).toContain('You are not allowed')
  })

  test.each([
    ['a time that no clock shows', { digestAt: '24:00' }],
    ['a zone that does not exist', { zone: 'Mars/Olympus' }],
    ['quiet hours without an end', { quiet: { from: '22:00', to: '22:00' } }],
    ['a kind that does not exist', { muted: ['gossip'] }],
  ])('refuses %s', async (_, wrong) => {
    const choice = { mode: 'digest', muted: [], digestAt: '09:00', quiet: null, zone: 'Asia/Shanghai' }
    expect((await api.ask('rep', 'POST /trpc/profile.saveMail', { body: choice })).status).toBe(200)
    const answer = await api.ask('rep', 'POST /trpc/profile.saveMail', { body: { ...choice, ...wrong } })
    expect(answer.status).toBe(400)
  })
})

describe('a change of password', () => {
  const change = (cookie: string, currentPassword: string, newPassword: string) =>
    api.ask(null, 'POST /api/auth/change-password', {
      body: { currentPassword, newPassword },
      headers: { cookie },
    })
  const code = ({ body }: { body: unknown }) => (body as { code?: string }).code

  test('asks for the present one, counts wrong ones, and says what is wrong with the new one', async () => {
    const cookie = await signInAs(api.app, 'rep')
    expect(code(await change(cookie, PASSWORD, 'too short'))).toBe('malformed')
    expect(code(await change(cookie, PASSWORD, 'password123456'))).toBe('password-weak')
    expect(code(await change(cookie, PASSWORD, PASSWORD))).toBe('password-same')
    for (let guess = 0; guess < 10; guess++)
      expect(code(await change(cookie, `guess number ${guess}`, 'a phrase of my own'))).toBe('password-wrong')
    const limited = await change(cookie, PASSWORD, 'a phrase of my own')
    expect([limited.status, code(limited)]).toEqual([429, 'too-many-attempts'])
  })

  test('ends every other session and goes on with a new one', async () => {
    const [here, elsewhere] = [await signInAs(api.app, 'rep'), await signInAs(api.app, 'rep')]
    const answer = await change(here, PASSWORD, 'a phrase of my own')
    expect(answer.status).toBe(200)
    const me = (cookie: string) => api.ask(null, 'GET /api/v1/me', { headers: { cookie } })
    expect((await me(elsewhere)).status).toBe(401)
    expect((await me(here)).status).toBe(401)
    expect((await me(answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')).status).toBe(200)
  })
})

describe('a forgotten password', () => {
  const forgot = (email: string, address = '198.51.100.1') =>
    api.ask(null, 'POST /api/auth/forgot-password', {
      body: { email },
      headers: { 'x-forwarded-for': address },
    })

  test('is answered alike for every address, and mailed to whoever has it and is active', async () => {
    const known = await forgot('Rep@demo.example')
    const unknown = await forgot('nobody@demo.example')
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    expect(await waiting()).toEqual([{ personId: 'rep', kind: 'reset' }])
  })

  test('is asked for three times an address in a while, known or not, and thirty times from one machine', async () => {
    for (const email of ['rep@demo.example', 'nobody@demo.example']) {
      for (let time = 0; time < 3; time++) expect((await forgot(email)).status).toBe(200)
      expect((await forgot(email)).status).toBe(429)
    }
    for (let time = 0; time < 24; time++) expect((await forgot(`n${time}@demo.example`)).status).toBe(200)
    expect((await forgot('last@demo.example')).status).toBe(429)
    expect((await forgot('last@demo.example', '198.51.100.2')).status).toBe(200)
  })
})

describe('an administrator', () => {
  test('mails a link: to come in, or to replace a password; a link to hand over calls it back', async () => {
    const invite = (input: object) => api.ask('admin', 'POST /trpc/people.invite', { body: input })
    await invite({ id: 'rep', mail: true })
    await api.runtime.database.prisma.authAccount.deleteMany({ where: { userId: 'rep2' } })
    await invite({ id: 'rep2', mail: true })
    expect(await waiting()).toEqual(
      expect.arrayContaining([
        { personId: 'rep', kind: 'reset' },
        { personId: 'rep2', kind: 'invitation' },
      ]),
    )
    await invite({ id: 'rep' })
    expect(await waiting()).toEqual([{ personId: 'rep2', kind: 'invitation' }])
  })
})
