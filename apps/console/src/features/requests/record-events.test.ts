import { describe, expect, it } from 'vitest'
import { changedFields, commentText } from './record-events.ts'

describe('what a record tells', () => {
  it('names each field that was set or cleared once', () => {
    const events = [
      { type: 'fields-set', values: { amount: 100, account: 'a1' }, cleared: ['needs'] },
      { type: 'moved' },
      { type: 'fields-set', values: { amount: 200 }, cleared: [] },
    ]
    expect(changedFields(events)).toEqual(['amount', 'account', 'needs'])
  })

  it('quotes a comment', () => {
    expect(commentText([{ type: 'commented', text: '请补充', mentions: [] }])).toBe('请补充')
    expect(commentText([{ type: 'submitted' }])).toBeNull()
  })
})
