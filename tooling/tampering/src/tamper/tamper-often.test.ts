import { expect, test } from 'vitest'
import { tamperOften } from './tamper-often.ts'

test('300 random tamperings with an export are all found, and untouched copies verify', async () => {
  const { found, missed, kinds, controls } = await tamperOften({ count: 300, seed: 20_261_123 })
  expect(missed).toEqual([])
  expect(found).toBe(300)
  // Not always the same few.
  expect(kinds.size).toBeGreaterThan(60)
  expect(controls).toEqual({ tried: 6, verified: 6 })
}, 60_000)

test('what a folder cannot tell by itself is found by the second place alone', async () => {
  const { missed } = await tamperOften({ count: 120, seed: 7, secondPlace: false })
  expect(missed.length).toBeGreaterThan(5)
  for (const { done } of missed)
    expect(done).toMatch(/everything signed by a stranger|the last anchors dropped; exported/)
}, 60_000)
