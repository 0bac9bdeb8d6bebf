import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { sameNamedAccounts } from './same-named-accounts.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db?.[Symbol.asyncDispose]())

const comparable = async (name: string) =>
  (await db.pool.query<{ name: string }>('SELECT comparable_name($1) AS name', [name])).rows[0]?.name

it.each([
  ['云岭晨光（集团）有限公司', '云岭晨光集团有限公司'],
  ['云岭晨光股份有限公司', '云岭晨光有限责任公司'],
  ['ＡＢＣ Trading Co., Ltd.', 'abc trading'],
  ['北川 · 精工', '北川精工有限公司'],
  ['O’Neill & Sons GmbH', 'o’neill sons'],
])('%s and %s are compared as the same', async (one, other) => {
  expect(await comparable(one)).toBe(await comparable(other))
})

it.each([
  ['云岭晨光有限公司', '云岭晨曦有限公司'],
  ['有限公司', '集团'],
])('%s and %s are different', async (one, other) => {
  expect(await comparable(one)).not.toBe(await comparable(other))
})

it('finds each name’s accounts by number, through the index', async () => {
  const { pool, prisma } = db
  const row = (id: string, name: string) => ({
    id,
    number: id,
    name,
    departmentKey: 'd',
    createdAt: new Date(),
  })
  await prisma.account.createMany({
    data: [row('a', '云岭有限公司'), row('b', '云岭集团'), row('c', '东江有限公司'), row('d', '云岭公司')],
  })
  await prisma.account.update({ where: { id: 'd' }, data: { mergedInto: 'a' } })
  const found = await sameNamedAccounts(pool, ['云岭', '西河'], null)
  expect(found).toEqual([
    { id: 'a', number: 'a', name: '云岭有限公司', sought: '云岭' },
    { id: 'b', number: 'b', name: '云岭集团', sought: '云岭' },
  ])
})
