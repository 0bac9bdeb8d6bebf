import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUp } from '@countersign/api/set-up'
import { clearDemo } from '@countersign/database/clear-demo'
import { testDatabase } from '@countersign/database/testing'
import { createRuntime } from '@countersign/runtime/runtime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDemo } from './open-demo.ts'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'open-demo-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const place = (demoPassword: string | null = null) => ({ dataDir, databaseUrl: null, demoPassword })

test('a database that was set up without the demo stays as it is, and nobody is told to sign in as rep', async () => {
  await using database = await testDatabase()
  const input = {
    token: 't',
    company: '明远',
    name: '陈明',
    email: 'chen@example.com',
    password: 'their own words',
  }
  const offer = { token: 't', afterwards: async () => undefined }
  const done = await setUp({ runtime: createRuntime({ database }), offer, language: 'zh-CN' }, input)
  expect(done).toMatchObject({ ok: true })
  expect(await openDemo(database, place('opens nothing here'))).toBeNull()
  expect(await database.prisma.person.count()).toBe(1)
})

test('a demo is opened with the password it was given, and is one no more once its people are cleared', async () => {
  await using database = await testDatabase()
  const { prisma, url } = database
  expect(await openDemo(database, place('opens the demo'))).toEqual({ password: 'opens the demo' })
  expect(await openDemo(database, place())).toEqual({ password: 'opens the demo' })
  const own = {
    id: 'chen',
    name: '陈明',
    email: 'chen@example.com',
    rank: 'rep',
    departmentKey: 'head-office',
  }
  await prisma.person.create({ data: { ...own, roles: ['administrator'] } })
  expect(await clearDemo(url, { people: true })).toMatchObject({ cleared: true })
  expect(await openDemo(database, place())).toBeNull()
})
