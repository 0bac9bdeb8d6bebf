import { expect, it, vi } from 'vitest'
import { PollLoop } from './poll-loop.ts'

it('goes on after an error, which it reports', async () => {
  const work = vi.fn(async () => false)
  work.mockRejectedValueOnce(new Error('the database is away'))
  const log = vi.fn()
  const loop = new PollLoop({ name: 'looking', restMs: 1, work, log })
  await expect.poll(() => work.mock.calls.length).toBeGreaterThan(2)
  await loop.stop()
  expect(log.mock.calls).toEqual([
    ['looking failed and will be tried again', new Error('the database is away')],
  ])
})

it('ends after the round under way, even while it rests', async () => {
  const work = vi.fn(async () => false)
  const loop = new PollLoop({ name: 'looking', restMs: 60_000, work, log: () => undefined })
  await expect.poll(() => work.mock.calls.length).toBe(1)
  await loop.stop()
  expect(work).toHaveBeenCalledTimes(1)
})
