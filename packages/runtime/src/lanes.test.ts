import { expect, test } from 'vitest'
import { Lanes } from './lanes.ts'

type Job = { readonly instanceId: string; readonly name: string }

const job = (instance: string, name: string): Job => ({
  instanceId: `00000000-0000-8000-8000-${instance.padStart(12, '0')}`,
  name,
})

const turn = () => new Promise((resolve) => setTimeout(resolve, 1))

/** Lanes whose batches end only when told to, so that a test sees what gathers meanwhile. */
const held = (lanes: number, maxBatch = 50) => {
  const batches: string[][] = []
  const releases: ((again: readonly Job[]) => void)[] = []
  const queue = new Lanes<Job>({
    lanes,
    maxBatch,
    run: (batch) => {
      batches.push(batch.map((one) => one.name))
      return new Promise((resolve) => releases.push(resolve))
    },
  })
  return { queue, batches, release: (again: readonly Job[] = []) => releases.shift()?.(again) }
}

test('runs what arrives during a batch together in the next one', async () => {
  const { queue, batches, release } = held(1)
  queue.add(job('1', 'a'))
  await turn()
  for (const name of ['b', 'c', 'd']) queue.add(job(name.charCodeAt(0).toString(), name))
  release()
  await turn()
  expect(batches).toEqual([['a'], ['b', 'c', 'd']])
})

test('never puts two commands of one instance into one batch, and keeps their order', async () => {
  const { queue, batches, release } = held(1)
  for (const name of ['first', 'second', 'third']) queue.add(job('7', name))
  queue.add(job('8', 'other'))
  await turn()
  release()
  await turn()
  release()
  await turn()
  expect(batches).toEqual([['first', 'other'], ['second'], ['third']])
})

test('takes an instance to the same lane always, so that two lanes never hold it at once', async () => {
  const { queue, batches } = held(4)
  for (let n = 0; n < 8; n++) queue.add(job('5', `n${n}`))
  await turn()
  expect(batches).toEqual([['n0']])
})

test('runs what a batch hands back before what waits behind it', async () => {
  const { queue, batches, release } = held(1)
  const loser = job('3', 'loser')
  queue.add(loser)
  await turn()
  queue.add(job('3', 'later'))
  release([loser])
  await turn()
  release()
  await turn()
  expect(batches).toEqual([['loser'], ['loser'], ['later']])
})

test('keeps a batch within its bound', async () => {
  const { queue, batches } = held(1, 2)
  for (const n of ['1', '2', '3']) queue.add(job(n, n))
  await turn()
  expect(batches).toEqual([['1', '2']])
})

test('settles once everything added has been answered', async () => {
  const { queue, release } = held(2)
  queue.add(job('1', 'a'))
  queue.add(job('2', 'b'))
  let settled = false
  const done = queue.settled().then(() => {
    settled = true
  })
  await turn()
  release()
  await turn()
  expect(settled).toBe(false)
  release()
  await done
  expect(queue.size).toBe(0)
})
