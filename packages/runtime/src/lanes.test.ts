import { expect, test } from 'vitest'
import { Lanes } from './lanes.ts'

type Job = { readonly instanceId: string; readonly name: string }

const job = (instance: string, name: string): Job => ({
  instanceId: `00000000-0000-8000-8000-${instance.padStart(12, '0')}`,
  name,
})

const turn = () => new Promise((resolve) => setTimeout(resolve, 1))

/** Lanes whose batches say when they commit and end only when told to. */
const staged = () => {
  const events: string[] = []
  const ends: (() => void)[] = []
  const queue = new Lanes<Job>({
    lanes: 1,
    maxBatch: 50,
    run: async (batch, turn) => {
      const names = batch.map((one) => one.name).join('')
      events.push(`${names} prepares`)
      await turn()
      events.push(`${names} commits`)
      await new Promise<void>((resolve) => ends.push(resolve))
      return []
    },
  })
  return { queue, events, end: () => ends.shift()?.() }
}

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

test('prepares the next batch while one commits, and commits it after that', async () => {
  const { queue, events, end } = staged()
  queue.add(job('1', 'a'))
  await turn()
  queue.add(job('2', 'b'))
  await turn()
  expect(events).toEqual(['a prepares', 'a commits', 'b prepares'])
  end()
  await turn()
  expect(events.slice(3)).toEqual(['b commits'])
})

test('prepares one batch at most, and gathers the rest meanwhile', async () => {
  const { queue, events, end } = staged()
  for (const name of ['a', 'b', 'c', 'd']) {
    queue.add(job(name.charCodeAt(0).toString(), name))
    await turn()
  }
  expect(events).toEqual(['a prepares', 'a commits', 'b prepares'])
  end()
  await turn()
  expect(events.slice(3)).toEqual(['b commits', 'cd prepares'])
})

test('never prepares a command of an instance whose last one still commits', async () => {
  const { queue, events, end } = staged()
  queue.add(job('1', 'a'))
  await turn()
  queue.add(job('1', 'b'))
  await turn()
  expect(events).toEqual(['a prepares', 'a commits'])
  end()
  await turn()
  expect(events.slice(2)).toEqual(['b prepares', 'b commits'])
})

test('lets half of many commands that find it empty go first', async () => {
  const { queue, events } = staged()
  for (const name of 'abcdefgh') queue.add(job(name.charCodeAt(0).toString(), name))
  await turn()
  expect(events).toEqual(['abcd prepares', 'abcd commits', 'efgh prepares'])
})

test('waits for a commit under way, even when a batch after it has ended without one', async () => {
  const events: string[] = []
  const ends: (() => void)[] = []
  const queue = new Lanes<Job>({
    lanes: 1,
    maxBatch: 50,
    run: async ([one], awaitTurn) => {
      if (one?.name === 'refused') return []
      await awaitTurn()
      events.push(`${one?.name} commits`)
      await new Promise<void>((resolve) => ends.push(resolve))
      return []
    },
  })
  queue.add(job('1', 'a'))
  await turn()
  queue.add(job('2', 'refused'))
  await turn()
  queue.add(job('1', 'again'))
  queue.add(job('3', 'b'))
  await turn()
  expect(events).toEqual(['a commits'])
  ends.shift()?.()
  await turn()
  ends.shift()?.()
  await turn()
  expect(events).toEqual(['a commits', 'b commits', 'again commits'])
})
