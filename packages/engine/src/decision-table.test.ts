import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { submitted } from './testing/request.ts'

const asks = (equals: string) => ({ type: 'table', params: { table: 'approver', equals } }) as const

/** Who approves is read off a table; the last row takes what the others leave. */
const routed = definitionOf(
  {
    draft: form('review'),
    review: decision(
      ['manager'],
      [
        { guard: asks('vp'), target: 'by-vp' },
        { guard: asks('director'), target: 'by-director' },
        { target: 'closed' },
      ],
    ),
    'by-vp': decision(['vp'], 'closed'),
    'by-director': decision(['director'], 'closed'),
  },
  {
    tables: {
      approver: {
        hit: 'first',
        inputs: [{ value: 'fields.amount' }, { value: 'requester.rank' }],
        rows: [
          { when: ['>= 500', null], answer: 'vp' },
          { when: ['[100..500)', "in ['rep', 'supervisor']"], answer: 'director' },
          { when: [null, null], answer: 'nobody' },
        ],
      },
    },
  },
)

describe('a guard by a decision table', () => {
  it.each([
    [99, 'rep', []],
    [100, 'rep', ['by-director']],
    [499, 'finance', []],
    [500, 'finance', ['by-vp']],
  ] as const)('an amount of %s by %s goes on to %j', (amount, by, waitsAt) => {
    const request = submitted(routed, { by, fields: { amount } }).approvedBy('manager')
    expect(request.waitsAt).toEqual(waitsAt)
  })

  it('is told in the route like a condition, and answered anew for each request', () => {
    submitted(routed, { fields: { amount: 500 } }).approvedBy('manager')
    expect(submitted(routed, { fields: { amount: 5 } }).approvedBy('manager').instance.status).toBe(
      'completed',
    )
  })

  it('refuses while an input is not filled', () => {
    const request = submitted(routed)
    expect(request.refuses('manager', request.decision('manager', 'approve'))).toBe('condition-failed')
  })
})
