import { describe, expect, test } from 'vitest'
import { TokenBuckets } from './token-buckets.ts'

const RATE = { perSecond: 2, burst: 10 }

const atTime = (rate = RATE, most = 100) => {
  let now = 1_000_000
  const buckets = new TokenBuckets(rate, { now: () => now, most })
  return { buckets, pass: (seconds: number) => (now += seconds * 1000) }
}

describe('a subject', () => {
  test('may do so much at once, then what its rate gives, told how long to wait', () => {
    const { buckets, pass } = atTime()
    const waits = Array.from({ length: 11 }, () => buckets.take('rep'))
    expect(waits).toEqual([...Array(10).fill(0), 1])
    pass(0.5)
    expect([buckets.take('rep'), buckets.take('rep')]).toEqual([0, 1])
    pass(3600)
    expect(Array.from({ length: 11 }, () => buckets.take('rep'))).toEqual([...Array(10).fill(0), 1])
  })

  test('takes nothing of another’s', () => {
    const { buckets } = atTime()
    for (let time = 0; time < 20; time++) buckets.take('rep')
    expect(buckets.take('rep2')).toBe(0)
  })

  test('that takes much at once waits for all of it, and takes no more than there can be', () => {
    const { buckets, pass } = atTime()
    expect(buckets.take('rep', 8)).toBe(0)
    expect(buckets.take('rep', 8)).toBe(3)
    pass(3)
    expect(buckets.take('rep', 8)).toBe(0)
    pass(5)
    expect(buckets.take('rep', 1000)).toBe(0)
  })

  test('gains nothing by a clock that goes back', () => {
    const { buckets, pass } = atTime()
    buckets.take('rep', 10)
    pass(-3600)
    expect(buckets.take('rep')).toBe(1)
  })
})

test('a million subjects take no more room than the most that is kept', () => {
  const { buckets } = atTime(RATE, 1000)
  for (let time = 0; time < 20; time++) buckets.take('busy')
  for (let subject = 0; subject < 1_000_000; subject++) {
    buckets.take(`address ${subject}`)
    // Whoever goes on asking is not forgotten for those who asked once.
    if (subject % 500 === 0) expect(buckets.take('busy')).toBeGreaterThan(0)
  }
  expect(buckets.size).toBe(1000)
})
