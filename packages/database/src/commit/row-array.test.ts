import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { BinaryWriter } from './binary-writer.ts'
import { commitTypeNumbers } from './commit-type-numbers.ts'
import { COMMIT_TYPES } from './commit-types.ts'
import { rowArray, textArray } from './row-array.ts'

/** It grows while it is written to. */
const SMALL = 8

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db[Symbol.asyncDispose]())

const readBack = async (texts: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await db.pool.query<{ texts: string[] }>('SELECT $1::text[] AS texts', [
    textArray(new BinaryWriter(SMALL), texts),
  ])
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

describe('rows of a composite type', () => {
  const ROW = {
    instance_id: '0192f3c4-0000-7000-8000-00000000abcd',
    expected: 3,
    timer_state: null,
    timer_visit: -1,
    timer_name: '',
    number: 'SR-000001',
    definition_key: '(a,"b")',
    definition_version: 1,
    definition_hash: '\\',
    status: 'running',
    requester_id: '张三',
    requester_department: 'key-accounts',
    subject: '🎋',
    account_id: undefined,
    amount: 9_007_199_254_740_991,
    steps: ['supervisor-review', 'NULL', ''],
    document: 1,
    revision: 2_147_483_647,
    seq: -2_147_483_648,
    organisation_revision: 0,
    started_at: '2026-11-22T10:00:00.123Z',
    submitted_at: '1999-12-31T23:59:59.999Z',
    updated_at: 'infinity',
    ended_at: null,
    expected_at: '2026-11-22T10:00:00.122Z',
    account_number: 'KA-0001',
    account_owner: null,
    account_department: '',
    account_revision: 1,
  }
  const bring = async (rows: readonly (typeof ROW)[]) => {
    const { commit_instance_025: oid } = await commitTypeNumbers(db.pool)
    const values = [
      rowArray(new BinaryWriter(SMALL), rows, { oid, columns: COMMIT_TYPES.commit_instance_025 }),
    ]
    return (await db.pool.query('SELECT * FROM unnest($1::commit_instance_025[])', values)).rows
  }

  it('arrive as they were sent', async () => {
    const other = { ...ROW, instance_id: randomUUID(), amount: -12, steps: [], subject: 'x'.repeat(9000) }
    expect(await bring([ROW, other, ROW])).toEqual(
      [ROW, other, ROW].map((row) => ({ ...row, account_id: null })),
    )
  })

  it.each([
    ['a UUID', { instance_id: 'not-a-uuid' }],
    ['an instant', { started_at: 'yesterday' }],
    ['a whole number', { amount: 1.5 }],
    ['a whole number of 32 bits', { revision: 2_147_483_648 }],
  ])('are refused when something in them is not %s', async (_, wrong) => {
    await expect(bring([{ ...ROW, ...wrong }])).rejects.toThrow(RangeError)
  })
})
