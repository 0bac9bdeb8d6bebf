import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { submitted } from '../testing/request.ts'

const shared = definitionOf({
  draft: form('review'),
  review: decision(['manager', 'finance'], 'closed', {
    due: { within: 'later', escalate: { add: 'superior' } },
  }),
})

describe('claiming a shared task', () => {
  it('meaning C1: keeps the others from answering it, by name, until it is released', () => {
    const request = submitted(shared)
    const task = request.taskOf('finance')
    request.does('finance', { verb: 'claim', task })
    const refused = request.refusalOf('manager', { verb: 'decide', task, outcome: 'approve' })
    expect([refused.code, refused.params]).toEqual(['claimed-by-another', { by: 'finance' }])
    expect(request.refuses('manager', { verb: 'transfer', task, to: 'quality' })).toBe('claimed-by-another')
    expect(request.refuses('manager', { verb: 'claim', task })).toBe('claimed-by-another')
    request.does('finance', { verb: 'release', task }).approvedBy('manager')
    expect(request.instance.status).toBe('completed')
  })

  it('meaning C2: twice, or where it is nobody else’s anyway, is refused', () => {
    const request = submitted(shared)
    const task = request.taskOf('finance')
    request.does('finance', { verb: 'claim', task })
    expect(request.refuses('finance', { verb: 'claim', task })).toBe('claimed-already')
    const alone = submitted(definitionOf({ draft: form('review'), review: decision(['vp'], 'closed') }))
    expect(alone.refuses('vp', { verb: 'claim', task: alone.taskOf('vp') })).toBe('yours-alone')
  })

  it('meaning C3: is released by the claimer only', () => {
    const request = submitted(shared)
    const task = request.taskOf('finance')
    expect(request.refuses('finance', { verb: 'release', task })).toBe('not-claimed-by-you')
    request.does('finance', { verb: 'claim', task })
    expect(request.refuses('manager', { verb: 'release', task })).toBe('not-claimed-by-you')
  })

  it('meaning C4: ends when the claimer leaves, and when it falls due', () => {
    const left = submitted(shared)
    left.does('finance', { verb: 'claim', task: left.taskOf('finance') })
    left.organisationChanges({ gone: ['finance'] })
    expect(left.instance.activations[1]?.tasks[0]?.claimedBy).toBeUndefined()
    const late = submitted(shared)
    late.does('finance', { verb: 'claim', task: late.taskOf('finance') }).timerFires('due')
    expect(late.approvedBy('director').instance.status).toBe('completed')
  })
})
