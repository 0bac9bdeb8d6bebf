import { describe, expect, it } from 'vitest'
import { personIdFor } from './person-id-for.ts'

describe('the id of a new person', () => {
  it.each([
    ['Wang.Liping@corp.example', 'wang-liping'],
    ['王丽萍@corp.example', 'person'],
    [`${'x'.repeat(60)}@corp.example`, 'x'.repeat(40)],
  ])('of %s is %s', (email, id) => {
    expect(personIdFor(email, new Set())).toBe(id)
  })

  it('is numbered where it is taken', () => {
    expect(personIdFor('wang@a.example', new Set(['wang', 'wang-2']))).toBe('wang-3')
  })
})
