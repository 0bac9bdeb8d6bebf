import { describe, expect, it } from 'vitest'
import { readSpans, spansText } from './spans.ts'

describe('worked spans of a day', () => {
  it.each([
    ['09:00-12:00 13:00-18:00', '09:00-12:00 13:00-18:00'],
    ['9:00–12:00，13：30至17:30', '09:00-12:00 13:30-17:30'],
    ['00:00-24:00', '00:00-24:00'],
  ])('%s is read', (typed, read) => {
    expect(spansText(readSpans(typed) ?? [])).toBe(read)
  })

  it.each(['', '9-12', '12:00-09:00', '09:00-12:00 11:00-15:00', '09:00-25:00', '09:70-10:00'])(
    '%j is not',
    (typed) => {
      expect(readSpans(typed)).toBeNull()
    },
  )
})
