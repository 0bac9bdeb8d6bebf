import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { organisation } from '../testing/organisation.ts'
import { Request, submitted } from '../testing/request.ts'

type Change = NonNullable<Parameters<typeof organisation>[0]>

const ID = '44444444-4444-8444-8444-444444444444'
const review = (people: readonly string[], policy: 'one' | 'all' = 'all') =>
  definitionOf({
    draft: form('review'),
    review: decision(people, 'closed', {
      policy: { type: policy },
      due: { within: 'later', escalate: { add: 'superior' } },
    }),
  })

const begun = (definition: ReturnType<typeof review>, change: Change, by = 'rep'): Request => {
  const request = new Request(definition)
  request.directory = organisation(change)
  return request.does(by, { verb: 'start', id: ID, fields: {}, submit: true })
}

describe('somebody away', () => {
  it('meaning W6: and their substitute are both asked; the record shows both names', () => {
    const request = begun(review(['manager', 'finance']), { away: { manager: 'quality' } })
    expect(request.candidates()).toEqual([['finance'], ['manager', 'quality']])
    request.approvedBy('quality').approvedBy('finance')
    const votes = request.instance.activations[1]?.tasks.map(({ vote }) => [vote?.person, vote?.for])
    expect([votes, request.instance.status]).toEqual([
      [
        ['finance', undefined],
        ['quality', 'manager'],
      ],
      'completed',
    ])
  })

  it('meaning W6: may come back early', () => {
    const request = begun(review(['manager']), { away: { manager: 'quality' } }).approvedBy('manager')
    expect(request.instance.activations[1]?.tasks[0]?.vote).not.toHaveProperty('for')
  })

  it.each([
    [{ manager: 'quality', quality: 'vp' }, ['manager', 'vp']],
    [{ manager: 'quality', quality: 'manager' }, ['manager']],
    [{ manager: 'rep' }, ['manager']],
    [{ manager: 'ghost' }, ['manager']],
  ])('meaning W6 and W4: with %j asks %j', (away, asked) => {
    expect(begun(review(['manager']), { away }).candidates()).toEqual([asked])
  })

  it('meaning W5: nobody substitutes where duties are kept apart, in whoever’s name they acted', () => {
    const apart = definitionOf({
      draft: form('first'),
      first: decision(['manager'], 'review'),
      review: decision(['manager', 'quality', 'vp'], 'closed', {
        separateFrom: ['first'],
        policy: { type: 'all' },
      }),
    })
    const request = begun(apart, { away: { manager: 'quality' } }).approvedBy('quality')
    expect(request.candidates()).toEqual([['vp']])
  })

  it('meaning W7: is not decided for after they are back', () => {
    const until = '2026-11-02T02:00:00.000Z'
    const away = { manager: { from: '2026-11-01T00:00:00.000Z', until, substitute: 'quality' } }
    const request = begun(review(['manager']), { away }).timePasses('PT2H')
    expect(request.refuses('quality', request.decision('quality', 'approve'))).toBe('no-longer-a-candidate')
    expect(request.approvedBy('manager').instance.status).toBe('completed')
  })

  it('meaning W8: one person with two tasks votes twice, once in each name', () => {
    const request = begun(review(['manager', 'quality']), { away: { manager: 'quality' } })
    expect(request.candidates()).toEqual([['manager', 'quality'], ['quality']])
    request.approvedBy('quality')
    expect(request.instance.status).toBe('running')
    expect(request.approvedBy('quality').instance.status).toBe('completed')
  })

  it('meaning W9: substitutes come and go with absences', () => {
    const request = begun(review(['manager'], 'one'), {})
    request.organisationChanges({ away: { manager: 'quality' } })
    expect(request.candidates()).toEqual([['manager', 'quality']])
    request.organisationChanges({})
    expect(request.candidates()).toEqual([['manager']])
  })

  it('meaning T2: who gives the task away takes their substitute out of it', () => {
    const request = begun(review(['manager', 'finance'], 'one'), { away: { manager: 'quality' } })
    request.does('manager', { verb: 'transfer', task: request.taskOf('manager'), to: 'vp' })
    expect(request.candidates()).toEqual([['finance', 'vp']])
  })

  it('meaning W4: the requester is nobody’s substitute on their own request, by any verb', () => {
    const request = submitted(review(['manager', 'finance']))
    const task = request.taskOf('manager')
    for (const command of [
      { verb: 'transfer', task, to: 'rep' },
      { verb: 'delegate', task, to: 'rep' },
      { verb: 'add-participant', task, to: ['rep'], where: 'before' },
    ] as const)
      expect(request.refuses('manager', command)).toBe('requester-never-decides')
    const led = submitted(review(['rep']), { by: 'supervisor' }).timerFires('due')
    expect(led.candidates()).toEqual([['manager', 'rep']])
  })

  it('meaning T3: giving a place back to whose it was, a substitute takes everybody in between out of it', () => {
    const request = begun(review(['quality', 'manager']), { away: { vp: 'rep2' } })
    const task = request.taskOf('quality')
    request.does('director', { verb: 'reassign', step: 'review', task, to: ['vp'], reason: 'ill' })
    expect(request.candidates()).toContainEqual(['rep2', 'vp'])
    request.does('rep2', { verb: 'transfer', task, to: 'quality' })
    expect(request.candidates()).toEqual([['manager'], ['quality']])
  })
})
