import { expect, test } from 'vitest'
import type { MailChoice } from './mail-choice.ts'
import { whenDue } from './when-due.ts'

const choice = (changes: Partial<MailChoice>): MailChoice => ({
  mode: 'at-once',
  muted: [],
  digestAt: '09:00',
  quiet: null,
  zone: 'Asia/Shanghai',
  ...changes,
})
const NIGHT = { from: '22:00', to: '07:30' }
/** 10:00 in Shanghai. */
const MORNING = '2026-11-02T02:00:00.000Z'
/** 23:15 in Shanghai. */
const LATE = '2026-11-02T15:15:00.000Z'

test('at once means now', () => {
  expect(whenDue(choice({}), MORNING)).toEqual({ at: MORNING, gathered: false })
})

test('whoever wants no mail gets none', () => {
  expect(whenDue(choice({ mode: 'none' }), MORNING)).toBeNull()
})

test('a digest comes at its time, the next day when that has passed', () => {
  expect(whenDue(choice({ mode: 'digest', digestAt: '17:00' }), MORNING)?.at).toBe('2026-11-02T09:00:00.000Z')
  expect(whenDue(choice({ mode: 'digest' }), MORNING)).toEqual({
    at: '2026-11-03T01:00:00.000Z',
    gathered: true,
  })
})

test('what falls into the quiet hours comes after them, in one mail', () => {
  expect(whenDue(choice({ quiet: NIGHT }), LATE)).toEqual({ at: '2026-11-02T23:30:00.000Z', gathered: true })
  expect(whenDue(choice({ quiet: NIGHT }), MORNING)?.gathered).toBe(false)
})

test('quiet hours end at their last minute, and are those of the person’s zone', () => {
  const end = '2026-11-02T23:30:00.000Z'
  expect(whenDue(choice({ quiet: NIGHT }), end)).toEqual({ at: end, gathered: false })
  expect(whenDue(choice({ quiet: NIGHT, zone: 'Europe/Berlin' }), LATE)?.gathered).toBe(false)
})

test('a digest inside the quiet hours waits for their end', () => {
  const due = whenDue(choice({ mode: 'digest', digestAt: '06:00', quiet: NIGHT }), MORNING)
  expect(due?.at).toBe('2026-11-02T23:30:00.000Z')
})

test('on the night that clocks go forward a time that does not exist is the next that does', () => {
  const due = whenDue(
    choice({ mode: 'digest', digestAt: '02:30', zone: 'Europe/Berlin' }),
    '2027-03-27T22:00:00Z',
  )
  expect(due?.at).toBe('2027-03-28T01:30:00.000Z')
})
