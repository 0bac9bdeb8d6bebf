import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { textArray } from './text-array.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db[Symbol.asyncDispose]())

const readBack = async (texts: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await db.pool.query<{ texts: string[] }>('SELECT $1::text[] AS texts', [textArray(texts)])
  return rows[0]?.texts ?? []
}

it('brings every text to the database as it is', async () => {
  const texts = [
    '',
    'NULL',
    '{a,"b"}',
    'back\\slash "quoted"',
    '客户服务 🎋',
    'two\nlines\t\u0001',
    'x'.repeat(70_000),
  ]
  expect(await readBack(texts)).toEqual(texts)
})

it('brings a list without texts', async () => {
  expect(await readBack([])).toEqual([])
})

it('brings no text with a zero character, which PostgreSQL cannot hold', async () => {
  await expect(readBack(['a\u0000b'])).rejects.toThrow('invalid byte sequence')
})
