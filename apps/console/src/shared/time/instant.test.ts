import { describe, expect, it } from 'vitest'
import { dueState, formatDate, formatDistance, formatLength } from './instant.ts'

const NOW = Date.parse('2026-11-20T12:00:00.000Z')

describe('instants', () => {
  it('tells how long something waits in its largest whole unit', () => {
    expect(formatDistance('2026-11-20T09:00:00.000Z', NOW, 'zh-CN')).toBe('3小时前')
    expect(formatDistance('2026-11-17T09:00:00.000Z', NOW, 'en')).toBe('3 days ago')
    expect(formatDistance('2026-11-20T12:00:20.000Z', NOW, 'en')).toBe('this minute')
    expect(formatLength(26 * 3_600_000, 'en')).toBe('26 hours')
    expect(formatLength(50 * 3_600_000, 'en')).toBe('2 days')
  })

  it('calls a task overdue only once its due time has passed', () => {
    expect(dueState('2026-11-20T12:00:00.000Z', NOW)).toBe('soon')
    expect(dueState('2026-11-20T11:59:59.999Z', NOW)).toBe('overdue')
    expect(dueState('2026-11-21T12:00:00.000Z', NOW)).toBe('later')
  })

  it('never moves a civil date by a time zone', () => {
    expect(formatDate('2026-11-03', 'en')).toBe('3 November 2026')
    expect(formatDate('2026-11-03', 'zh-CN')).toBe('2026年11月3日')
  })
})
