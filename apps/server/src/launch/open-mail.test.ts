import { setUp } from '@countersign/api/set-up'
import { testDatabase } from '@countersign/database/testing'
import { createRuntime } from '@countersign/runtime/runtime'
import { expect, test } from 'vitest'
import { isDemo } from './open-demo.ts'
import { mailWayOf, openMail } from './open-mail.ts'
import { seedDemo } from './seed-demo.ts'

const environment = { smtp: null }
const opened = { add: () => undefined }

test('a company’s own database keeps no mails on a page, also when nobody said DEMO=0', async () => {
  await using database = await testDatabase()
  const offer = { token: 't', afterwards: async () => undefined }
  const words = {
    token: 't',
    company: '明远',
    name: '陈明',
    email: 'chen@example.com',
    password: 'their own words',
  }
  const done = await setUp({ runtime: createRuntime({ database }), offer, language: 'zh-CN' }, words)
  expect(done).toMatchObject({ ok: true })
  const demo = await isDemo(database)
  expect(mailWayOf(environment, demo)).toBe('off')
  expect(await openMail(database, { environment, demo, opened })).toBeNull()
})

test('a demo without a mail server keeps its mails for the outbox', async () => {
  await using database = await testDatabase()
  await seedDemo(database, 'opens the demo')
  const demo = await isDemo(database)
  expect(mailWayOf(environment, demo)).toBe('kept')
  expect(await openMail(database, { environment, demo, opened })).not.toBeNull()
})
