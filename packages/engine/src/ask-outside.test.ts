import type { StateNode } from '@countersign/definition/machine'
import type { Step } from '@countersign/definition/step'
import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { Request, submitted } from './testing/request.ts'

const outside = (settings: Partial<Step> & Pick<Step, 'kind'>): StateNode => ({
  meta: { step: { participants: [{ rule: 'requester' }], outcomes: ['complete', 'reject'], ...settings } },
  on: { complete: 'after', reject: '#rejected' },
})
const flow = (settings: Parameters<typeof outside>[0]) =>
  definitionOf({ draft: form('wait'), wait: outside(settings), after: decision(['vp'], 'closed') })
const service = flow({
  kind: 'service',
  webhook: 'erp',
  input: { amount: 'fields.amount' },
  form: { '*': 'hidden', note: 'edit' },
})
const SERVICE = { system: 'service' } as const
const answer = { verb: 'complete-step', step: 'wait', visit: 1, outcome: 'complete' } as const

describe('a step that waits for something outside', () => {
  it('meaning S1: calls a service with what it is to know, and goes on by the answer', () => {
    const request = submitted(service, { fields: { amount: 7 } })
    expect(request.last?.effects).toEqual([
      {
        ordinal: 0,
        kind: 'call-webhook',
        params: { webhook: 'erp', fields: { amount: 7 }, answers: { step: 'wait', visit: 1 } },
      },
    ])
    request.does(SERVICE, { ...answer, fields: { note: 'stored' } })
    expect([request.waitsAt, request.instance.fields]).toEqual([['after'], { amount: 7, note: 'stored' }])
  })

  it('meaning S1: takes no fields that its form does not let it set, and no outcome it does not have', () => {
    const request = submitted(service, { fields: { amount: 7 } })
    expect(request.refuses(SERVICE, { ...answer, fields: { amount: 8 } })).toBe('field-not-editable')
    expect(request.refuses(SERVICE, { ...answer, outcome: 'approve' })).toBe('outcome-unknown')
    expect(request.refuses('vp', answer)).toBe('not-the-system')
  })

  it('meaning S1: that failed for good is an incident, until a repair asks anew', () => {
    const request = submitted(service, { fields: { amount: 7 } })
    request.does(SERVICE, { verb: 'fail-step', step: 'wait', visit: 1, reason: 'status 404' })
    expect(request.incidents).toEqual(['wait: service-failed'])
    request.does('director', { verb: 'repair', to: 'wait', reason: 'the address was wrong' })
    expect([request.incidents, request.last?.effects.map(({ kind }) => kind)]).toEqual([[], ['call-webhook']])
    expect(request.refuses(SERVICE, answer)).toBe('wrong-step')
    expect(request.does(SERVICE, { ...answer, visit: 2 }).waitsAt).toEqual(['after'])
  })

  it.each([
    ['complete', ['after'], 'running'],
    ['reject', [], 'rejected'],
  ] as const)('meaning S2: starts a process and goes on by how it ended, %s', (outcome, waitsAt, status) => {
    const request = submitted(flow({ kind: 'process', definition: 'service-plan' }))
    expect(request.last?.effects).toMatchObject([
      {
        kind: 'start-process',
        params: { definition: 'service-plan', requester: 'rep', answers: { step: 'wait', visit: 1 } },
      },
    ])
    request.does({ system: 'process' }, { ...answer, outcome })
    expect([request.waitsAt, request.instance.status]).toEqual([waitsAt, status])
  })

  it('meaning S2: the process that was started tells how it ended', () => {
    const plain = definitionOf({ draft: form('review'), review: decision(['vp'], 'closed') })
    const parent = { instance: '55555555-5555-8555-8555-555555555555', step: 'wait', visit: 1 }
    const child = new Request(plain)
    const id = '66666666-6666-8666-8666-666666666666'
    child.does('rep', { verb: 'start', id, fields: {}, submit: true, parent }).rejectedBy('vp')
    expect(child.last?.effects).toEqual([
      { ordinal: 0, kind: 'answer-process', params: { ...parent, outcome: 'reject' } },
    ])
  })

  it('meaning S3: left before the process ended, ends it', () => {
    const request = submitted(flow({ kind: 'process', definition: 'service-plan' }))
    request.does('rep', { verb: 'withdraw' })
    expect(request.last?.effects).toMatchObject([{ kind: 'end-process', params: { step: 'wait', visit: 1 } }])
    const child = submitted(definitionOf({ draft: form('review'), review: decision(['vp'], 'closed') }))
    child.does({ system: 'process' }, { verb: 'terminate', reason: 'the step was left' })
    expect(child.instance.status).toBe('terminated')
  })

  it('meaning S4: goes on by a signal of whom its rules name', () => {
    const request = submitted(
      flow({ kind: 'signal', signal: 'shipped', participants: [{ rule: 'named', people: ['quality'] }] }),
    )
    expect(request.refuses('vp', { verb: 'signal', signal: 'shipped' })).toBe('not-a-candidate')
    expect(request.refuses('quality', { verb: 'signal', signal: 'paid' })).toBe('wrong-step')
    request.does('quality', { verb: 'signal', signal: 'shipped' })
    expect(request.waitsAt).toEqual(['after'])
    expect(request.refuses('quality', { verb: 'signal', signal: 'shipped' })).toBe('wrong-step')
  })

  it('meaning S5: an answer to an earlier visit moves nothing', () => {
    const request = submitted(service, { fields: { amount: 7 } })
      .does(SERVICE, answer)
      .returnedBy('vp', { to: 'draft' })
      .submittedAgain()
    expect(request.refuses(SERVICE, answer)).toBe('wrong-step')
    expect(request.does(SERVICE, { ...answer, visit: 2 }).waitsAt).toEqual(['after'])
  })
})
