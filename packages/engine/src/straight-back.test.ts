import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { submitted } from './testing/request.ts'

const straight = { resubmit: 'straight-back' } as const
const flow = definitionOf({
  draft: form('first'),
  first: decision(['manager'], 'second', straight),
  second: decision(['finance'], 'third'),
  third: decision(['vp'], 'closed', straight),
})
const atThird = () => submitted(flow).approvedBy('manager').approvedBy('finance')

describe('submitting again', () => {
  it('meaning R4: walks every step again', () => {
    const request = submitted(flow).approvedBy('manager').returnedBy('finance').submittedAgain()
    expect(request.waitsAt).toEqual(['first'])
  })

  it('meaning R5: goes straight back to who asked for it', () => {
    const request = atThird().returnedBy('vp').submittedAgain({ note: 'more' })
    expect([request.waitsAt, request.instance.straightBack]).toEqual([['third'], undefined])
  })

  it('meaning R5: from any step, by the outcome that goes on', () => {
    const request = atThird().returnedBy('vp', { to: 'first' }).approvedBy('manager')
    expect(request.waitsAt).toEqual(['third'])
  })

  it('meaning R5: the last return to a step is the one that counts', () => {
    const walked = atThird().returnedBy('vp').submittedAgain().returnedBy('vp', { to: 'second' })
    walked.returnedBy('finance', { to: 'draft' })
    expect(walked.submittedAgain().waitsAt).toEqual(['first'])
  })

  it('meaning R5 and R3: returns within returns are paid back one after the other', () => {
    const request = atThird().returnedBy('vp', { to: 'first' }).returnedBy('manager', { to: 'draft' })
    expect(request.instance.straightBack).toEqual({ draft: 'first', first: 'third' })
    expect(request.submittedAgain().waitsAt).toEqual(['first'])
    expect(request.approvedBy('manager').waitsAt).toEqual(['third'])
  })

  it('meaning R5: a rejection goes where the chart says', () => {
    const request = atThird().returnedBy('vp', { to: 'first' }).rejectedBy('manager')
    expect(request.instance.status).toBe('rejected')
  })
})
