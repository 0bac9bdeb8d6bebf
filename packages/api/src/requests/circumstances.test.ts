import { describe, expect, it } from 'vitest'
import { circumstancesOf } from './circumstances.ts'

const input = { key: 'k-1', task: '1.1', outcome: 'approve', revision: 3 }
const hashOf = (given: object, path = 'approvals.decide') =>
  circumstancesOf({ ...input, ...given }, path).idempotency?.hash

describe('a key a caller gives a command', () => {
  it('stands for the whole body: another outcome or revision under it is another command', () => {
    expect(hashOf({})).toBe(hashOf({}))
    expect(hashOf({ outcome: 'reject' })).not.toBe(hashOf({}))
    expect(hashOf({ revision: 4 })).not.toBe(hashOf({}))
  })

  it('stands for one procedure', () => {
    expect(hashOf({}, 'requests.withdraw')).not.toBe(hashOf({}))
  })

  it('is no part of what it stands for, and may be left out', () => {
    expect(hashOf({ key: 'k-2' })).toBe(hashOf({}))
    expect(circumstancesOf({ revision: 3 }, 'approvals.decide')).toEqual({ idempotency: null, revision: 3 })
  })
})
