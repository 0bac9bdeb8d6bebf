import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { drafted, submitted } from '../testing/request.ts'

const review = decision(['manager'], 'closed')
const definition = definitionOf({ draft: form('review'), review })

describe('a saved draft', () => {
  it('lies outside the log: it makes no record, and the request counts on', () => {
    const request = drafted(definition, { fields: { subject: 'a' } })
    const { seq, revision } = request.instance
    request.does('rep', { verb: 'save-draft', fields: { subject: 'b', amount: 3 } })
    expect(request.last?.record).toBeNull()
    expect(request.records).toHaveLength(1)
    expect(request.instance).toMatchObject({ seq, revision: revision + 1, fields: { subject: 'a' } })
    expect(request.instance.workingCopy).toEqual({ subject: 'b', amount: 3 })
  })

  it('adds to the one before, and a null clears', () => {
    const request = drafted(definition, { fields: { subject: 'a', amount: 1 } })
    request.does('rep', { verb: 'save-draft', fields: { note: 'n' } })
    request.does('rep', { verb: 'save-draft', fields: { subject: null } })
    expect(request.instance.workingCopy).toEqual({ amount: 1, note: 'n' })
    request.does('rep', { verb: 'submit' })
    expect(request.instance.fields).toEqual({ amount: 1, note: 'n' })
    expect(request.instance.workingCopy).toBeNull()
  })

  it('may be incomplete but not wrong', () => {
    const request = drafted(definition)
    const problems = (fields: Record<string, string | number>) =>
      request.refusalOf('rep', { verb: 'save-draft', fields }).problems.map((one) => one.code)
    expect(problems({ amount: 'x' })).toEqual(['wrong-type'])
    expect(problems({ price: 1 })).toEqual(['unknown-field'])
    expect(problems({ helper: 'stranger' })).toEqual(['unknown-reference'])
  })

  it("is the requester's, and only while they have the form", () => {
    const request = drafted(definition)
    const save = { verb: 'save-draft', fields: { amount: 1 } } as const
    expect(request.refuses('rep2', save)).toBe('not-the-requester')
    request.does('rep', { verb: 'submit' })
    expect(request.refuses('rep', save)).toBe('wrong-step')
    request.returnedBy('manager')
    expect(request.does('rep', save).instance.workingCopy).toEqual({ amount: 1 })
  })

  it('survives while somebody else comments', () => {
    const request = submitted(definition).returnedBy('manager')
    request
      .does('rep', { verb: 'save-draft', fields: { amount: 9 } })
      .does('manager', { verb: 'comment', text: 'well?' })
    expect(request.submittedAgain().instance.fields).toEqual({ amount: 9 })
  })
})

describe('discarding', () => {
  it('ends a draft and leaves nothing open', () => {
    const request = drafted(definitionOf({ draft: form('review', { due: { within: 'later' } }), review }))
    request.does('rep', { verb: 'discard' })
    expect(request.instance).toMatchObject({ status: 'withdrawn', timers: [], workingCopy: null })
    expect(request.waitsAt).toEqual([])
    expect(request.refuses('rep', { verb: 'submit' })).toBe('instance-ended')
  })

  it('is for the requester, and for drafts', () => {
    const request = drafted(definition)
    expect(request.refuses('manager', { verb: 'discard' })).toBe('not-the-requester')
    request.does('rep', { verb: 'submit' })
    expect(request.refuses('rep', { verb: 'discard' })).toBe('instance-not-draft')
    request.returnedBy('manager')
    expect(request.refuses('rep', { verb: 'discard' })).toBe('instance-not-draft')
  })
})
