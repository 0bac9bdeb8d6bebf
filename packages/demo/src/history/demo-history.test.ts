import { addDelay, defaultCalendar } from '@countersign/definition/calendar'
import { describe, expect, it } from 'vitest'
import { demoAccounts } from '../accounts.ts'
import { demoHistory } from './demo-history.ts'
import { requestRows } from './requests.ts'

const HOUR = 3600_000

/** Every fifth hour of eight days and nights, a weekend among them. */
const NOWS = Array.from({ length: 38 }, (_, index) =>
  new Date(Date.parse('2026-11-19T00:30:00.000Z') + index * 5 * HOUR).toISOString(),
)

describe('the history of the demo', () => {
  it.each(NOWS)('started at %s lies in the past, each request in order of time', (now) => {
    for (const { acts, key } of demoHistory(now, defaultCalendar)) {
      const times = acts.map(({ at }) => at)
      expect(times, key).toEqual([...times].sort())
      expect(
        times.every((at) => at < now),
        key,
      ).toBe(true)
    }
  })

  it('has requests dated on the day they were begun', () => {
    const stories = demoHistory('2026-11-23T03:00:00.000Z', defaultCalendar)
    for (const { acts } of stories.filter(({ definition }) => definition === 'service-request')) {
      const { at, command } = acts[0]
      expect('fields' in command && command.fields?.requestDate).toBe(at.slice(0, 10))
    }
  })

  it('is the same for the same instant', () => {
    const now = '2026-11-23T03:00:00.000Z'
    expect(demoHistory(now, defaultCalendar)).toEqual(demoHistory(now, defaultCalendar))
  })

  it.each(NOWS)('started at %s leaves what waits in time due later than now', (now) => {
    const waiting = requestRows.flatMap(([course], index) => {
      const last = demoHistory(now, defaultCalendar)[index]?.acts.at(-1)
      return last !== undefined && (course === 'in-review' || course === 'in-approval') ? [last.at] : []
    })
    expect(waiting.length).toBe(9)
    for (const at of waiting)
      expect(addDelay(at, { amount: 2, unit: 'workday' }, defaultCalendar) > now).toBe(true)
  })

  it('knows holidays: nobody works on one', () => {
    const calendar = { ...defaultCalendar, exceptions: { '2026-11-20': false, '2026-11-21': true } }
    const days = demoHistory('2026-11-23T03:00:00.000Z', calendar).flatMap(({ acts }) =>
      acts.map(({ at }) => at.slice(0, 10)),
    )
    expect(days).not.toContain('2026-11-20')
    expect(days).toContain('2026-11-21')
  })

  it('has every need written for one request, and for accounts of the department', () => {
    expect(new Set(requestRows.map(([, , , , , need]) => need)).size).toBe(60)
    const owners = requestRows.map(([, , account]) => demoAccounts[account - 1]?.department)
    expect(new Set(owners)).toEqual(new Set(['key-accounts']))
  })
})
