import type { Due } from '@countersign/definition/step'
import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { submitted } from './testing/request.ts'

const late = (
  escalate: NonNullable<Due['escalate']>,
  people: readonly string[] = ['finance', 'supervisor'],
) =>
  submitted(
    definitionOf({
      draft: form('review'),
      review: decision(people, 'closed', { policy: { type: 'all' }, due: { within: 'later', escalate } }),
    }),
  )

describe('at the due time', () => {
  it('meaning D1: superiors may answer too', () => {
    expect(late({ add: 'superior' }).timerFires('due').candidates()).toEqual([
      ['finance', 'gm'],
      ['manager', 'supervisor'],
    ])
  })

  it('meaning D2: superiors answer instead, and go on doing so when the organisation changes', () => {
    const request = late({ reassign: 'superior' }).timerFires('due')
    expect(request.candidates()).toEqual([['gm'], ['manager']])
    request.organisationChanges({ people: { rep2: { rank: 'manager' } } })
    expect(request.candidates()).toEqual([['gm'], ['manager']])
    expect(request.approvedBy('gm').approvedBy('manager').instance.status).toBe('completed')
  })

  it('meaning D2: where nobody is above, they keep it', () => {
    expect(late({ reassign: 'superior' }, ['gm']).timerFires('due').candidates()).toEqual([['gm']])
  })

  it('meaning D3: the stated outcome settles it, by the system', () => {
    const request = late({ outcome: 'reject' }).timerFires('due')
    expect(request.instance.status).toBe('rejected')
    expect(request.instance.activations[1]).toMatchObject({ outcome: 'reject', overdue: true })
    const returned = late({ outcome: 'return' }).timerFires('due')
    expect(returned.waitsAt).toEqual(['draft'])
  })

  it('meaning D4: whoever comes second finds the task decided, or the timer gone', () => {
    const first = late({ outcome: 'reject' })
    const decide = first.decision('finance', 'approve')
    expect(first.timerFires('due').refuses('finance', decide)).toBe('task-cancelled')
    const second = late({ outcome: 'reject' }).approvedBy('finance').approvedBy('supervisor')
    const timer = { state: 'review', visit: 1, name: 'due' }
    expect(second.refuses({ system: 'timer' }, { verb: 'fire-timer', timer })).toBe('timer-gone')
  })

  it('meaning D5: whoever waits for others is escalated with them', () => {
    const row = submitted(
      definitionOf({
        draft: form('review'),
        review: decision(['finance', 'supervisor'], 'closed', {
          policy: { type: 'sequence' },
          due: { within: 'later', escalate: { reassign: 'superior' } },
        }),
      }),
    ).timerFires('due')
    expect(row.candidates()).toEqual([['gm']])
    expect(row.approvedBy('gm').candidates()).toEqual([['manager']])
  })
})
