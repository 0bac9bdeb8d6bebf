import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { organisation } from './testing/organisation.ts'
import { Request, submitted } from './testing/request.ts'

type Settings = NonNullable<Parameters<typeof decision>[2]>

const TAKE_BACK = { verb: 'take-back' } as const
const review = (people: readonly string[], settings: Settings = {}) =>
  definitionOf({
    draft: form('review'),
    review: decision(people, 'second', settings),
    second: decision(['gm'], 'closed'),
  })
const all = { policy: { type: 'all' } } as const

const begun = (
  definition: ReturnType<typeof review>,
  change: Parameters<typeof organisation>[0],
): Request => {
  const request = new Request(definition)
  request.directory = organisation(change)
  const id = '88888888-8888-8888-8888-888888888888'
  return request.does('rep', { verb: 'start', id, fields: {}, submit: true })
}
const gives = (
  request: Request,
  verb: 'transfer' | 'delegate',
  [from, to]: readonly [string, string],
): Request => request.does(from, { verb, task: request.taskOf(from), to })

describe('what a second reading of the meaning found', () => {
  it('meaning T4: nobody answers in a delegate’s stead, and the delegator’s substitute is back with the task', () => {
    const request = begun(review(['manager'], all), { away: { quality: 'vp', manager: 'finance' } })
    gives(request, 'delegate', ['manager', 'quality'])
    expect(request.candidates()).toEqual([['quality']])
    request.organisationChanges({ away: { quality: 'vp', manager: 'finance' } })
    expect(request.candidates()).toEqual([['quality']])
    expect(request.approvedBy('quality').candidates()).toEqual([['finance', 'manager']])
  })

  it('meaning B3: who got a place while away leaves with their substitute when it is taken back', () => {
    const request = begun(review(['manager'], all), { away: { quality: 'vp' } })
    gives(request, 'transfer', ['manager', 'quality'])
    expect(request.candidates()).toEqual([['quality', 'vp']])
    expect(request.does('manager', TAKE_BACK).candidates()).toEqual([['manager']])
  })

  it('meaning T4: who gave the place away is not asked for advice on it', () => {
    const request = gives(submitted(review(['manager'], all)), 'transfer', ['manager', 'quality'])
    const task = request.taskOf('quality')
    expect(request.refuses('quality', { verb: 'delegate', task, to: 'manager' })).toBe('takes-part-already')
  })

  it('meaning T2: who gives a place away does not come back as a substitute', () => {
    const request = begun(review(['manager'], all), { away: { quality: 'manager' } })
    expect(gives(request, 'transfer', ['manager', 'quality']).candidates()).toEqual([['quality']])
  })

  it('meaning D1: who is a candidate already votes for themselves, though they are a superior’s substitute', () => {
    const due = { within: 'later', escalate: { add: 'superior' } } as const
    const request = begun(review(['finance', 'manager'], { due }), {
      away: { director: 'finance' },
    }).timerFires('due')
    request.approvedBy('finance')
    expect(request.instance.activations[1]?.tasks[0]?.vote).not.toHaveProperty('for')
  })

  it('meaning C4: falling due ends a claim also where nobody is above', () => {
    const due = { within: 'later', escalate: { reassign: 'superior' } } as const
    const request = submitted(review(['gm', 'manager'], { due }))
    request.does('gm', { verb: 'claim', task: request.taskOf('gm') }).timerFires('due')
    expect(request.instance.activations[1]?.tasks[0]?.claimedBy).toBeUndefined()
  })

  const straight = definitionOf({
    draft: form('first'),
    first: decision(['manager'], 'second'),
    second: decision(['finance'], 'third'),
    third: decision(['vp'], 'closed', { resubmit: 'straight-back' }),
  })

  it('meaning B6: taking back what paid a debt of going straight back owes it again', () => {
    const request = submitted(straight)
      .approvedBy('manager')
      .approvedBy('finance')
      .returnedBy('vp', { to: 'first' })
    request.approvedBy('manager').does('manager', TAKE_BACK)
    expect([request.waitsAt, request.instance.straightBack]).toEqual([['first'], { first: 'third' }])
    expect(request.approvedBy('manager').waitsAt).toEqual(['third'])
  })

  it('meaning B2 and R7: votes that stand on keep when they were given and where they wanted to return to', () => {
    const counted = definitionOf({
      draft: form('first'),
      first: decision(['vp'], 'review'),
      review: decision(['manager', 'finance', 'quality'], 'closed', {
        policy: { type: 'all', counted: true },
      }),
    })
    const request = submitted(counted).approvedBy('vp')
    request
      .returnedBy('quality', { to: 'first' })
      .returnedBy('manager', { to: 'draft' })
      .approvedBy('finance')
    expect(request.waitsAt).toEqual(['first'])
    request.does('finance', TAKE_BACK).approvedBy('finance')
    expect(request.waitsAt).toEqual(['first'])
  })

  it('meaning B2: only whoever loses a task is told that it was taken back', () => {
    const request = submitted(review(['manager', 'finance'], all))
      .approvedBy('manager')
      .approvedBy('finance')
    request.does('finance', TAKE_BACK)
    expect(request.last?.deliveries.map(({ to, kind }) => `${to} ${kind}`)).toEqual(['gm taken-back'])
  })

  it('meaning P8: groups keep their place in the order of the rules', () => {
    const row = definitionOf({
      draft: form('review'),
      review: decision([], 'closed', {
        participants: [
          { rule: 'rank', rank: 'manager', group: true },
          { rule: 'named', people: ['vp'] },
        ],
        policy: { type: 'sequence' },
      }),
    })
    const request = submitted(row)
    expect(request.candidates()).toEqual([['finance', 'manager', 'quality']])
    expect(request.approvedBy('quality').candidates()).toEqual([['vp']])
  })

  it('meaning R6: what somebody approved for another is not carried as their own, nor their own for another', () => {
    const carry = { ...all, onRepeated: 'carry' } as const
    const request = begun(review(['manager', 'finance'], carry), { away: { manager: 'quality' } })
    request.approvedBy('quality').returnedBy('finance').submittedAgain()
    expect(request.candidates()).toEqual([['finance'], ['manager', 'quality']])
  })

  it('meaning P7: removing somebody tells an administrator where too few are left', () => {
    const request = submitted(
      review(['manager', 'finance'], { policy: { type: 'quorum', need: { count: 3 } } }),
    )
    request.does('director', {
      verb: 'reassign',
      step: 'review',
      task: request.taskOf('finance'),
      to: ['vp'],
      reason: 'r',
    })
    request.does('manager', {
      verb: 'add-participant',
      task: request.taskOf('manager'),
      to: ['quality'],
      where: 'beside',
    })
    expect(request.incidents).toEqual([])
    request.does('manager', { verb: 'remove-participant', task: request.taskOf('quality') })
    expect(request.incidents).toEqual(['review: quorum-out-of-reach'])
  })

  it('meaning B4: what an administrator gave to others since is not taken back', () => {
    const request = gives(submitted(review(['manager'], all)), 'transfer', ['manager', 'quality'])
    request.does('director', { verb: 'reassign', step: 'review', to: ['vp'], reason: 'ill' })
    expect(request.refuses('manager', TAKE_BACK)).toBe('nothing-to-take-back')
  })

  it('meaning X4: what is ended while it is suspended is ended, and nothing else', () => {
    const request = submitted(review(['manager']))
    request
      .does('director', { verb: 'suspend', reason: 'r' })
      .does('director', { verb: 'terminate', reason: 'r' })
    expect(request.instance).not.toHaveProperty('suspended')
  })

  it('meaning B2: votes that settle the step again by themselves do so once, also where it leads back to itself', () => {
    const again = definitionOf({
      draft: form('review'),
      review: {
        meta: {
          step: {
            kind: 'decision',
            participants: [
              { rule: 'rank', rank: 'manager', department: 'sales' },
              { rule: 'named', people: ['finance'] },
            ],
            outcomes: ['approve', 'again'],
            opinion: 'optional',
            policy: { type: 'all' },
          },
        },
        on: { approve: 'second', again: 'review' },
      },
      second: decision(['vp'], 'closed'),
    })
    const request = submitted(again)
    request.does('finance', request.decision('finance', 'again')).approvedBy('manager')
    expect(request.waitsAt).toEqual(['second'])
    // The rule names the manager no more: what finance said settles the step, and leads to it once again.
    request.organisationChanges({ people: { manager: { rank: 'supervisor' } } })
    request.does('manager', TAKE_BACK)
    expect([request.waitsAt, request.candidates()]).toEqual([['review'], [['finance']]])
  })
})
