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
  const queue = new Lanes<Job, number>({
    lanes: Array.from({ length: lanes }, (_, lane) => lane),
    maxBatch,
    run: (batch) => {
      batches.push(batch.map((one) => one.name))
      return new Promise((resolve) => releases.push(resolve))
    },
  })
  return { queue, batches, release: (again: readonly Job[] = []) => releases.shift()?.(again) }
}

test('runs what arrives while two batches are under way together in the next one', async () => {
  const { queue, batches, release } = held(1)
  queue.add(job('1', 'a'))
  await turn()
  queue.add(job('2', 'b'))
  await turn()
  for (const name of ['c', 'd', 'e']) queue.add(job(name.charCodeAt(0).toString(), name))
  await turn()
  expect(batches).toEqual([['a'], ['b']])
  release()
  await turn()
  expect(batches).toEqual([['a'], ['b'], ['c', 'd', 'e']])
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
  expect(batches).toEqual([['1', '2'], ['3']])
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

test('never begins a command of an instance whose last one is under way', async () => {
  const { queue, batches, release } = held(1)
  queue.add(job('1', 'a'))
  await turn()
  queue.add(job('1', 'b'))
  await turn()
  expect(batches).toEqual([['a']])
  release()
  await turn()
  expect(batches).toEqual([['a'], ['b']])
})

test('lets half of many commands that find it empty go first', async () => {
  const { queue, batches } = held(1)
  for (const name of 'abcdefgh') queue.add(job(name.charCodeAt(0).toString(), name))
  await turn()
  expect(batches).toEqual([
    ['a', 'b', 'c', 'd'],
    ['e', 'f', 'g', 'h'],
  ])
})

test('goes on with others when the first of two batches ends last', async () => {
  const ends = new Map<string, () => void>()
  const events: string[] = []
  const queue = new Lanes<Job, string>({
    lanes: ['line'],
    maxBatch: 50,
    run: async (batch, line) => {
      const name = batch.map((one) => one.name).join('')
      events.push(`${name} on ${line}`)
      await new Promise<void>((resolve) => ends.set(name, resolve))
      return []
    },
  })
  queue.add(job('1', 'a'))
  await turn()
  queue.add(job('2', 'b'))
  await turn()
  queue.add(job('1', 'again'))
  queue.add(job('3', 'c'))
  await turn()
  ends.get('b')?.()
  await turn()
  expect(events).toEqual(['a on line', 'b on line', 'c on line'])
  ends.get('a')?.()
  await turn()
  expect(events.slice(3)).toEqual(['again on line'])
})
