import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Memory } from './memory.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const NOON = '2026-11-23T12:00:00.000Z'

const told = (now: string): Memory => {
  const memory = new Memory(() => ({ account: new Set(), file: new Set() }))
  const nothing = { instances: new Map(), accounts: new Map(), files: new Map(), live: new Map() }
  memory.learn({ ...nothing, applied: new Map(), organisationRevision: 1, now }, performance.now())
  return memory
}

it('the time of a read goes on for half a minute, and is then too old to decide by', () => {
  const memory = told(NOON)
  expect(memory.now()).toBe(NOON)
  vi.advanceTimersByTime(30_000)
  expect(memory.now()).toBe('2026-11-23T12:00:30.000Z')
  vi.advanceTimersByTime(1)
  expect(memory.now()).toBeNull()
})

it('no time is known before a read, nor after something broke', () => {
  const memory = told(NOON)
  memory.clear()
  expect(memory.now()).toBeNull()
})
