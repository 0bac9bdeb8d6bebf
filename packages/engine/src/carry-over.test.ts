import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { submitted } from './testing/request.ts'

type Settings = NonNullable<Parameters<typeof decision>[2]>

describe('a repeated participant', () => {
  const carrying = (settings: Settings = {}) =>
    definitionOf({
      draft: form('first'),
      first: decision(['manager'], 'between', { form: { '*': 'read', secret: 'hidden' } }),
      between: decision(['vp'], 'again', { form: { '*': 'edit' } }),
      again: decision(['manager'], 'closed', { onRepeated: 'carry', ...settings }),
    })
  const upToAgain = (fields: Record<string, number | string> = {}, settings: Settings = {}) =>
    submitted(carrying(settings), { fields: { amount: 1, secret: 'x' } })
      .approvedBy('manager', { opinion: 'fine' })
      .approvedBy('vp', { fields })

  it('is asked again by default', () => {
    expect(upToAgain({}, { onRepeated: 'ask' }).candidates()).toEqual([['manager']])
  })

  it('meaning R6: carries the earlier approval, opinion and all, when nothing they saw has changed', () => {
    const request = upToAgain()
    expect(request.instance.status).toBe('completed')
    expect(request.instance.activations.at(-1)?.tasks[0]?.vote).toMatchObject({
      person: 'manager',
      outcome: 'approve',
      opinion: 'fine',
      carried: true,
    })
  })

  it('meaning R6: is asked when a field they saw has changed', () => {
    expect(upToAgain({ amount: 2 }).waitsAt).toEqual(['again'])
    expect(upToAgain({ note: 'new' }).waitsAt).toEqual(['again'])
  })

  it('carries when only what was hidden from them has changed', () => {
    expect(upToAgain({ secret: 'y' }).instance.status).toBe('completed')
  })

  it('is asked when they chose another outcome, even one that the step offers too', () => {
    const outcomes = ['approve', 'later', 'return', 'reject'] as const
    const offering = (by: string, to: string) => {
      const node = decision([by], to, { outcomes: [...outcomes], onRepeated: 'carry' })
      return { ...node, on: { ...node.on, later: to } }
    }
    const request = submitted(
      definitionOf({
        draft: form('first'),
        first: offering('manager', 'again'),
        again: offering('manager', 'closed'),
      }),
    )
    request.does('manager', request.decision('manager', 'later'))
    expect(request.candidates('again')).toEqual([['manager']])
  })

  it('is asked when they did not approve last time', () => {
    const request = submitted(carrying()).approvedBy('manager').returnedBy('vp').submittedAgain()
    request.returnedBy('manager').submittedAgain().approvedBy('manager').approvedBy('vp')
    expect(request.instance.status).toBe('completed')
    const definition = definitionOf({
      draft: form('first'),
      first: decision(['manager', 'vp'], 'second'),
      second: decision(['manager'], 'third'),
      third: decision(['manager'], 'closed', { onRepeated: 'carry', returnTo: ['first'] }),
    })
    const returned = submitted(definition)
      .approvedBy('manager')
      .returnedBy('manager', { to: 'first' })
      .approvedBy('vp')
    expect(returned.candidates('second')).toEqual([['manager']])
  })

  it('in an all-of step carries theirs and asks the others', () => {
    const request = upToAgain(
      {},
      { participants: [{ rule: 'named', people: ['finance', 'manager'] }], policy: { type: 'all' } },
    )
    expect(request.candidates()).toEqual([['finance']])
    expect(request.approvedBy('finance').instance.status).toBe('completed')
  })

  it('in an all-of step does not stand in the way of a rejection', () => {
    const request = upToAgain(
      {},
      { participants: [{ rule: 'named', people: ['finance', 'manager'] }], policy: { type: 'all' } },
    )
    expect(request.rejectedBy('finance').instance.status).toBe('rejected')
  })

  it('a carried approval is not carried on past a change that its person would have seen', () => {
    const definition = definitionOf({
      draft: form('first'),
      first: decision(['manager'], 'second'),
      second: decision(['manager'], 'change', { onRepeated: 'carry', form: { '*': 'hidden' } }),
      change: decision(['vp'], 'third', { form: { amount: 'edit' } }),
      third: decision(['manager'], 'closed', { onRepeated: 'carry' }),
    })
    const request = submitted(definition, { fields: { amount: 1 } }).approvedBy('manager')
    expect(request.waitsAt).toEqual(['change'])
    expect(request.approvedBy('vp', { fields: { amount: 2 } }).candidates('third')).toEqual([['manager']])
  })

  it('meaning R6: who is returned to is asked, though nothing has changed', () => {
    const definition = definitionOf({
      draft: form('first'),
      first: decision(['manager'], 'second', { onRepeated: 'carry' }),
      second: decision(['vp'], 'closed'),
    })
    const request = submitted(definition).approvedBy('manager').returnedBy('vp', { to: 'first' })
    expect(request.candidates('first')).toEqual([['manager']])
    // Returned to the requester and submitted unchanged, the approval does stand.
    expect(request.approvedBy('manager').returnedBy('vp', { to: 'draft' }).submittedAgain().waitsAt).toEqual([
      'second',
    ])
  })
})
