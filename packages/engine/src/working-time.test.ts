import { addDelay, defaultCalendar } from '@countersign/definition/calendar'
import { withStatutoryDays } from '@countersign/definition/calendar-days'
import { describe, expect, it } from 'vitest'
import type { RecordBody } from './record.ts'
import { redecide } from './redecide.ts'
import { decision, definitionOf, form } from './testing/definition.ts'
import { Request } from './testing/request.ts'

const ID = '55555555-5555-8555-8555-555555555555'
const NIGHT = { ...defaultCalendar, hours: [{ from: 1200, to: 1440 }] }
const TWO_DAYS = { amount: 2, unit: 'workday' } as const
const SIX_HOURS = { amount: 6, unit: 'workhour' } as const

const definition = (people: readonly string[], delay: typeof TWO_DAYS | typeof SIX_HOURS) => ({
  ...definitionOf({
    draft: form('review'),
    review: decision(people, 'closed', { policy: { type: 'all' }, due: { within: 'limit' } }),
  }),
  delays: { limit: delay, later: { amount: 2, unit: 'day' as const } },
})

/** A request in an organisation whose calendars are these. */
class Calendared extends Request {
  calendar = withStatutoryDays(defaultCalendar)
  calendars = { finance: NIGHT, quality: NIGHT, production: withStatutoryDays(defaultCalendar) }
  override get facts() {
    const { calendar, calendars } = this
    return { ...super.facts, calendar, calendars }
  }
}

const begun = (
  people: readonly string[],
  delay: typeof TWO_DAYS | typeof SIX_HOURS,
  at?: string,
): Calendared => {
  const request = new Calendared(definition(people, delay))
  if (at !== undefined) request.now = at
  return request.does('rep', { verb: 'start', id: ID, fields: {}, submit: true })
}
const dueOf = (request: Request) => request.instance.activations.at(-1)?.due

describe('working time', () => {
  it('meaning D6: over National Day a due time lands where the official calendar says', () => {
    const request = begun(['manager'], TWO_DAYS, '2026-09-30T08:00:00.000Z')
    expect(dueOf(request)).toBe('2026-10-09T08:00:00.000Z')
  })

  it('meaning D6: is that of the departments asked where they share one, else the organisation’s', () => {
    const at = '2026-11-23T02:00:00.000Z'
    expect(dueOf(begun(['finance'], SIX_HOURS, at))).toBe(addDelay(at, SIX_HOURS, NIGHT))
    expect(dueOf(begun(['finance', 'quality'], SIX_HOURS, at))).toBe(addDelay(at, SIX_HOURS, NIGHT))
    expect(dueOf(begun(['finance', 'manager'], SIX_HOURS, at))).toBe(addDelay(at, SIX_HOURS, defaultCalendar))
  })

  it('meaning D6: the record keeps what the calendar answered, and comes out the same under another one', () => {
    const request = begun(['finance'], SIX_HOURS)
    const bodies = request.records.map(({ body }) => JSON.parse(body) as RecordBody)
    expect(Object.keys(bodies[0]?.facts.delays ?? {})).toEqual(['6 workhour@finance'])
    const { instance } = redecide(() => request.compiled, bodies, {
      ...defaultCalendar,
      hours: [{ from: 0, to: 60 }],
    })
    expect(instance).toEqual(request.instance)
  })
})
