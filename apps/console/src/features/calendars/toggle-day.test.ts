import { defaultCalendar } from '@countersign/definition/calendar'
import { expect, it } from 'vitest'
import { toggleDay } from './toggle-day.ts'

it('makes a workday a holiday and back, and a Saturday a workday', () => {
  const off = toggleDay(defaultCalendar, '2026-11-24')
  expect(off.exceptions).toEqual({ '2026-11-24': false })
  expect(toggleDay(off, '2026-11-24').exceptions).toEqual({})
  expect(toggleDay(off, '2026-11-28').exceptions).toEqual({ '2026-11-24': false, '2026-11-28': true })
})
