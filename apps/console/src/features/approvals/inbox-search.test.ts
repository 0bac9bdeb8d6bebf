import { describe, expect, it } from 'vitest'
import { inboxSearchOf, isNarrowed } from './inbox-search.ts'

describe('console 6: filters and sort live in the address', () => {
  it('reads what it wrote', () => {
    const search = { q: '晨光', process: 'service-request', due: 'overdue', sort: 'amount' } as const
    expect(inboxSearchOf(search)).toEqual(search)
  })

  it('takes a number that was searched for as text', () => {
    expect(inboxSearchOf({ q: 2026 })).toEqual({ q: '2026' })
  })

  it('leaves out what nobody could have chosen', () => {
    expect(inboxSearchOf({ q: '', process: '../x', due: 'never', sort: 'sideways', more: 1 })).toEqual({})
    expect(inboxSearchOf({ sort: 'due' })).toEqual({})
    expect(inboxSearchOf({ q: 'x'.repeat(500) }).q).toHaveLength(100)
  })

  it('knows that sorting leaves nothing out', () => {
    expect([isNarrowed({ sort: 'amount' }), isNarrowed({ due: 'week' })]).toEqual([false, true])
  })
})
