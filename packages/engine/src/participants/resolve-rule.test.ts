import { describe, expect, it } from 'vitest'
import { decision, definitionOf, final, form, parallel } from '../testing/definition.ts'
import { organisation } from '../testing/organisation.ts'
import { Request, submitted } from '../testing/request.ts'

const ID = '22222222-2222-8222-8222-222222222222'

describe('every superior up to a rank 逐级', () => {
  it('ends where the superiors go round in a circle beside the person', () => {
    const request = new Request(
      definitionOf({
        draft: form('review'),
        review: decision([], 'closed', {
          participants: [{ rule: 'superiors-up-to', of: 'requester', rank: 'vp' }],
        }),
      }),
    )
    request.directory = organisation({ people: { manager: { superior: 'supervisor' } } })
    request.does('rep', { verb: 'start', id: ID, fields: {}, submit: true })
    expect(request.candidates()).toEqual([['manager', 'supervisor']])
  })
})

describe('the superior of the previous decider', () => {
  const ofPrevious = {
    participants: [{ rule: 'superior', of: 'previous-decider' }],
    onEmpty: 'administrator',
  } as const
  const rules = { ...ofPrevious, participants: [...ofPrevious.participants] }

  it('is nobody while only the requester has handed something in', () => {
    const request = submitted(definitionOf({ draft: form('review'), review: decision([], 'closed', rules) }))
    expect(request.incidents).toEqual(['review: nobody-empty'])
  })

  it.each([
    ['before', { left: 'finance', right: null, waiting: 'right' }],
    ['after', { left: null, right: 'finance', waiting: 'left' }],
  ])('stays when somebody decides beside it, in a region %s its own', (_, { left, right, waiting }) => {
    const at = (by: string | null, to: string) => (by === null ? decision([], to, rules) : decision([by], to))
    const regions = {
      one: { left: at(left, '#end'), end: final },
      two: { right: at(right, '#over'), over: final },
    }
    const request = submitted(
      definitionOf({
        draft: form('check'),
        check: decision(['manager'], 'both'),
        both: parallel(regions, '#closed'),
      }),
    ).approvedBy('manager')
    expect(request.candidates(waiting)).toEqual([['director']])
    request.approvedBy('finance').organisationChanges({})
    expect(request.candidates(waiting)).toEqual([['director']])
  })
})
