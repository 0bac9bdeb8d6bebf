import { describe, expect, it } from 'vitest'
import { decision, definitionOf, final, form, parallel } from '../testing/definition.ts'
import { submitted } from '../testing/request.ts'

const TAKE_BACK = { verb: 'take-back' } as const
const flow = definitionOf({
  draft: form('review'),
  review: decision(['manager', 'finance'], 'second', {
    policy: { type: 'all' },
    due: { within: 'later', remind: ['-PT2H'] },
  }),
  second: decision(['vp'], 'closed'),
})

describe('taking back', () => {
  it('meaning B1: a vote of a step that still waits opens the task again', () => {
    const request = submitted(flow).approvedBy('manager').does('manager', TAKE_BACK)
    expect(request.candidates()).toEqual([['finance'], ['manager']])
    expect(request.refuses('manager', TAKE_BACK)).toBe('nothing-to-take-back')
  })

  it('meaning B1: in a sequence whoever was asked next waits again', () => {
    const row = definitionOf({
      draft: form('review'),
      review: decision(['vp', 'manager'], 'closed', { policy: { type: 'sequence' } }),
    })
    const request = submitted(row).approvedBy('vp').does('vp', TAKE_BACK)
    expect(request.candidates()).toEqual([['vp']])
  })

  it('meaning B2: a vote that settled the step enters it anew with the other votes and the former due time', () => {
    const request = submitted(flow).approvedBy('manager')
    const due = request.instance.activations[1]?.due
    request.timePasses('PT1H').approvedBy('finance').does('finance', TAKE_BACK)
    expect([request.waitsAt, request.candidates()]).toEqual([['review'], [['finance']]])
    expect(request.instance.activations.at(-1)).toMatchObject({ step: 'review', visit: 2, due })
    expect(request.last?.deliveries.map(({ to, kind }) => `${to} ${kind}`)).toContain('vp taken-back')
    request.rejectedBy('finance')
    expect(request.instance.status).toBe('rejected')
  })

  it.each(['transfer', 'delegate'] as const)('meaning B3: a %s gives the place back', (verb) => {
    const request = submitted(flow)
    request
      .does('manager', { verb, task: request.taskOf('manager'), to: 'quality' })
      .does('manager', TAKE_BACK)
    expect(request.candidates()).toEqual([['finance'], ['manager']])
  })

  it.each([
    ['somebody voted', (request: ReturnType<typeof submitted>) => request.approvedBy('vp')],
    [
      'somebody transferred',
      (request: ReturnType<typeof submitted>) =>
        request.does('vp', { verb: 'transfer', task: request.taskOf('vp'), to: 'quality' }),
    ],
    [
      'somebody was added',
      (request: ReturnType<typeof submitted>) =>
        request.does('vp', {
          verb: 'add-participant',
          task: request.taskOf('vp'),
          to: ['quality'],
          where: 'beside' as const,
        }),
    ],
  ])('meaning B4: is too late once %s', (_what, act) => {
    const longer = definitionOf({
      draft: form('review'),
      review: decision(['manager'], 'second'),
      second: decision(['vp'], 'third'),
      third: decision(['gm'], 'closed'),
    })
    const request = act(submitted(longer).approvedBy('manager'))
    expect(request.refuses('manager', TAKE_BACK)).toMatch(/nothing-to-take-back/)
  })

  it('meaning B4: is too late once somebody has claimed what comes next', () => {
    const next = definitionOf({
      draft: form('review'),
      review: decision(['manager'], 'second'),
      second: decision(['vp', 'gm'], 'closed'),
    })
    const request = submitted(next).approvedBy('manager')
    request.does('vp', { verb: 'claim', task: request.taskOf('vp') })
    expect(request.refuses('manager', TAKE_BACK)).toBe('nothing-to-take-back')
  })

  it('meaning B4: is not hindered by talk', () => {
    const request = submitted(flow).approvedBy('manager').approvedBy('finance')
    request.does('vp', { verb: 'comment', text: 'I will look at it' }).does('rep', { verb: 'remind' })
    request.does('finance', TAKE_BACK)
    expect(request.waitsAt).toEqual(['review'])
  })

  it('meaning B4: is refused once something outside was asked for, and when the request has ended', () => {
    const calls = definitionOf({
      draft: form('review'),
      review: decision(['manager'], 'second'),
      second: { ...decision(['vp'], 'closed'), entry: { type: 'call-webhook', params: { webhook: 'erp' } } },
    })
    const request = submitted(calls).approvedBy('manager')
    expect(request.refuses('manager', TAKE_BACK)).toBe('nothing-to-take-back')
    request.approvedBy('vp')
    expect(request.refuses('vp', TAKE_BACK)).toBe('instance-ended')
  })

  it('meaning B5: is refused where it completed a parallel state', () => {
    const sides = definitionOf({
      draft: form('sides'),
      sides: parallel(
        {
          left: { a: decision(['manager'], 'left-end'), 'left-end': final },
          right: { b: decision(['finance'], 'right-end'), 'right-end': final },
        },
        'second',
      ),
      second: decision(['vp'], 'closed'),
    })
    const request = submitted(sides).approvedBy('manager')
    expect(request.does('manager', TAKE_BACK).candidates('a')).toEqual([['manager']])
    request.approvedBy('manager').approvedBy('finance')
    expect(request.refuses('finance', TAKE_BACK)).toBe('nothing-to-take-back')
  })

  it('meaning B6: a return is taken back, with the debt of going straight back', () => {
    const straight = definitionOf({
      draft: form('review'),
      review: decision(['manager'], 'second'),
      second: decision(['vp'], 'closed', { resubmit: 'straight-back' }),
    })
    const request = submitted(straight).approvedBy('manager').returnedBy('vp', { to: 'draft' })
    expect(request.instance.straightBack).toEqual({ draft: 'second' })
    request.does('vp', TAKE_BACK)
    expect([request.waitsAt, request.instance.straightBack]).toEqual([['second'], undefined])
  })
})
