import { testDatabase } from '@countersign/database/testing'
import pg from 'pg'
import { expect, it } from 'vitest'
import { NumberStore } from './number-store.ts'

const numbersFrom = (first: number, count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(first + index).padStart(6, '0')}`)

it('gives every number once and in order, however many ask at once', async () => {
  await using db = await testDatabase()
  const store = new NumberStore(db.pool)
  const given = await Promise.all(Array.from({ length: 450 }, () => store.next('service-request')))
  expect(given).toEqual(numbersFrom(1, 450, 'SR'))
})

it('gives two servers different numbers', async () => {
  await using db = await testDatabase()
  const [one, other] = [new NumberStore(db.pool), new NumberStore(db.pool)]
  const given = await Promise.all(
    [one, other].flatMap((store) => Array.from({ length: 120 }, () => store.next('account-visit'))),
  )
  expect(new Set(given).size).toBe(240)
})

it('says so when no number can be had, and goes on when the database is back', async () => {
  await using db = await testDatabase()
  const store = new NumberStore(db.pool)
  const owner = new pg.Client({ connectionString: db.url })
  await owner.connect()
  await owner.query('ALTER TABLE number_block RENAME TO number_block_away')
  await expect(store.next('service-plan')).rejects.toThrow('number_block')
  await owner.query('ALTER TABLE number_block_away RENAME TO number_block')
  await owner.end()
  expect(await store.next('service-plan')).toBe('SP-000001')
})

it('gives a number that came back to the next who asks for one of that kind', async () => {
  await using db = await testDatabase()
  const store = new NumberStore(db.pool)
  const [first, second] = [await store.next('service-request'), await store.next('service-request')]
  expect(await store.next('account-visit')).toBe('AV-000001')
  store.giveBack('service-request', first)
  store.giveBack('service-request', second)
  expect(await store.next('account-visit')).toBe('AV-000002')
  expect([await store.next('service-request'), await store.next('service-request')]).toEqual([first, second])
  expect(await store.next('service-request')).toBe('SR-000003')
})
