import { expect, it } from 'vitest'
import { wrongWorkday } from './zones.ts'

const berlin = { zone: 'Europe/Berlin', from: '2026-11-19T09:00:00.000Z', workdays: 2 }

it('two workdays from a Thursday are a Monday, at the same time', () => {
  expect(wrongWorkday({ ...berlin, due: '2026-11-23T09:00:00.000Z' })).toBeNull()
  expect(wrongWorkday({ ...berlin, due: '2026-11-21T09:00:00.000Z' })).toContain('2026-11-23')
  expect(wrongWorkday({ ...berlin, due: '2026-11-23T09:00:01.000Z' })).toContain('10:00:00')
})

it('the same time is that of the clock, over a change of clocks as well', () => {
  const over = { ...berlin, from: '2026-10-22T08:00:00.000Z' }
  expect(wrongWorkday({ ...over, due: '2026-10-26T09:00:00.000Z' })).toBeNull()
  expect(
    wrongWorkday({ ...over, from: '2026-10-23T08:00:00.000Z', due: '2026-10-27T08:00:00.000Z' }),
  ).toContain('10:00:00')
})
