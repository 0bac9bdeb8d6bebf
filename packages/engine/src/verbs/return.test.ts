import { describe, expect, it } from 'vitest'
import { decision, definitionOf, final, form, parallel } from '../testing/definition.ts'
import { submitted } from '../testing/request.ts'

describe('a return', () => {
  const chain = definitionOf({
    draft: form('first'),
    first: decision(['supervisor'], 'second'),
    second: decision(['manager'], 'third'),
    third: decision(['director'], 'closed', { returnTo: 'earlier' }),
  })
  const atThird = () => submitted(chain).approvedBy('supervisor').approvedBy('manager')

  it.each(['draft', 'first', 'second'])('meaning R2: goes to any step visited: %s', (to) => {
    const request = atThird().returnedBy('director', { to })
    expect(request.waitsAt).toEqual([to])
  })

  it('goes to the first step when none is named, and the requester is told', () => {
    const request = atThird().returnedBy('director')
    expect(request.waitsAt).toEqual(['draft'])
    expect(request.last?.deliveries).toEqual([
      { ordinal: 0, to: 'rep', kind: 'returned', params: { step: 'draft' } },
    ])
  })

  it.each(['third', 'closed', 'nowhere', '__proto__', ''])('never goes to "%s"', (to) => {
    const request = atThird()
    expect(request.refuses('director', request.decision('director', 'return', { to }))).toBe(
      'return-target-unknown',
    )
  })

  it('does not go to a step not visited yet', () => {
    const request = submitted(chain)
    expect(request.refuses('supervisor', request.decision('supervisor', 'return', { to: 'second' }))).toBe(
      'return-target-unknown',
    )
  })

  it('meaning R2: goes only where its step lets it', () => {
    const narrow = (returnTo: 'requester' | string[]) =>
      definitionOf({
        draft: form('first'),
        first: decision(['supervisor'], 'second'),
        second: decision(['manager'], 'closed', { returnTo }),
      })
    const toRequester = submitted(narrow('requester')).approvedBy('supervisor')
    expect(toRequester.refuses('manager', toRequester.decision('manager', 'return', { to: 'first' }))).toBe(
      'return-target-unknown',
    )
    expect(toRequester.returnedBy('manager').waitsAt).toEqual(['draft'])
    expect(
      submitted(narrow(['first']))
        .approvedBy('supervisor')
        .returnedBy('manager').waitsAt,
    ).toEqual(['first'])
    const nowhere = submitted(narrow(['third'])).approvedBy('supervisor')
    expect(nowhere.refuses('manager', nowhere.decision('manager', 'return'))).toBe('return-nowhere')
  })

  it('does not go to a step that was skipped: it would come straight back', () => {
    const skipping = definitionOf({
      draft: form('own'),
      own: decision(['rep'], 'review', { onSelf: 'skip' }),
      review: decision(['manager'], 'closed'),
    })
    const request = submitted(skipping)
    expect(request.refuses('manager', request.decision('manager', 'return', { to: 'own' }))).toBe(
      'return-target-unknown',
    )
  })

  it('asks everyone again on the way back', () => {
    const request = atThird()
      .returnedBy('director')
      .submittedAgain()
      .approvedBy('supervisor')
      .approvedBy('manager')
      .approvedBy('director')
    expect(request.path).toEqual(['draft', 'first', 'second', 'third', 'draft', 'first', 'second', 'third'])
    expect(request.instance.status).toBe('completed')
  })

  it('meaning R8: out of a parallel state leaves all of it, the neighbours’ tasks too', () => {
    const sides = definitionOf({
      draft: form('sides'),
      sides: parallel(
        {
          left: { a: decision(['manager'], 'left-end'), 'left-end': final },
          right: { b: decision(['finance'], 'right-end'), 'right-end': final },
        },
        'closed',
      ),
    })
    const request = submitted(sides)
    const late = request.decision('finance', 'approve')
    request.returnedBy('manager', { to: 'draft' })
    expect([request.waitsAt, request.candidates()]).toEqual([['draft'], [['rep']]])
    expect(request.refuses('finance', late)).toBe('task-cancelled')
    request.submittedAgain()
    expect(request.waitsAt).toEqual(['a', 'b'])
  })
})
