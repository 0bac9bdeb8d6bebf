import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { Request } from './testing/request.ts'

const ID = '66666666-6666-8666-8666-666666666666'
const SMALL = { zh: '金额须低于一百', en: 'Below a hundred' }
const NOTED = { zh: '驳回须填备注', en: 'A rejection needs a note' }
const rules = [
  { if: '!has(fields.amount) || fields.amount < 100', message: SMALL },
  { if: 'has(fields.note)', message: NOTED, outcomes: ['reject'] },
]

const begun = (amount: number): Request =>
  new Request(
    definitionOf({
      draft: form('review'),
      review: decision(['manager'], 'closed', { form: { '*': 'edit' }, rules }),
    }),
  ).does('rep', { verb: 'start', id: ID, fields: { amount }, submit: true })

describe('a rule of the form 校验规则', () => {
  it('meaning F1: refuses the answer that breaks it, with what it says, and counts what the answer brings', () => {
    const request = begun(500)
    const refusal = request.refusalOf('manager', request.decision('manager', 'approve'))
    expect([refusal.code, refusal.params]).toEqual(['rule-broken', SMALL])
    request.does('manager', request.decision('manager', 'approve', { fields: { amount: 99 } }))
    expect(request.instance.status).toBe('completed')
  })

  it('meaning F2: of an outcome is asked for that one alone, and others leave returns and rejections free', () => {
    const request = begun(500)
    const refusal = request.refusalOf('manager', request.decision('manager', 'reject'))
    expect(refusal.params).toEqual(NOTED)
    request.returnedBy('manager', { to: 'draft' })
    request.submittedAgain()
    request.does('manager', request.decision('manager', 'reject', { fields: { note: '过高' } }))
    expect(request.instance.status).toBe('rejected')
  })

  it('meaning F3: holds for handing in as well, and what was typed stays', () => {
    const request = new Request(
      definitionOf({
        draft: form('review', { rules: rules.slice(0, 1) }),
        review: decision(['manager'], 'closed'),
      }),
    ).does('rep', { verb: 'start', id: ID, fields: { amount: 500 }, submit: false })
    expect(request.refuses('rep', { verb: 'submit' })).toBe('rule-broken')
    expect(request.instance).toMatchObject({ status: 'draft' })
    request.does('rep', { verb: 'submit', fields: { amount: 5 } })
    expect(request.waitsAt).toEqual(['review'])
  })
})
