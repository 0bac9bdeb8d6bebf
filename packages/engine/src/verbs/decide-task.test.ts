import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form, when } from '../testing/definition.ts'
import { organisation } from '../testing/organisation.ts'
import { submitted } from '../testing/request.ts'

const reviewers = ['manager', 'finance']
const plain = definitionOf({ draft: form('review'), review: decision(reviewers, 'closed') })
const all = definitionOf({
  draft: form('review'),
  review: decision(['manager', 'finance', 'quality'], 'closed', { policy: { type: 'all' } }),
})

describe('who decides', () => {
  it.each(reviewers)('meaning P1: is any one of the candidates: %s', (person) => {
    expect(submitted(plain).approvedBy(person).instance.status).toBe('completed')
  })

  const others: readonly (readonly [string, string])[] = [
    ['rep', 'requester-never-decides'],
    ['rep2', 'not-a-candidate'],
    ['gm', 'not-a-candidate'],
    ['stranger', 'not-a-candidate'],
    ['__proto__', 'not-a-candidate'],
  ]
  it.each(others)('is not %s: %s', (person, code) => {
    const request = submitted(plain)
    expect(request.refuses(person, request.decision('manager', 'approve'))).toBe(code)
  })

  it('is never the system', () => {
    const request = submitted(plain)
    expect(request.refuses({ system: 'timer' }, request.decision('manager', 'approve'))).toBe(
      'not-a-candidate',
    )
  })

  it.each([0, 99, -1, 1.5, Number.NaN])('cannot be asked about a task numbered %s', (task) => {
    const command = { verb: 'decide', task, outcome: 'approve' } as const
    expect(submitted(plain).refuses('manager', command)).toBe('task-unknown')
  })

  it('is told who was faster, and when', () => {
    const request = submitted(plain)
    const command = request.decision('finance', 'reject')
    const at = request.now
    request.approvedBy('manager')
    const refusal = request.refusalOf('finance', command)
    expect([refusal.code, refusal.params]).toEqual([
      'task-already-decided',
      { by: 'manager', at, outcome: 'approve' },
    ])
  })

  it('has once decided, and not again', () => {
    const request = submitted(all)
    const command = request.decision('manager', 'approve')
    request.does('manager', command)
    expect(request.refuses('manager', command)).toBe('task-already-decided')
  })

  it('cannot have acted in a step kept apart from this one, in any visit', () => {
    const definition = definitionOf({
      draft: form('check'),
      check: decision(['manager', 'finance'], 'approval'),
      approval: decision(['manager', 'finance', 'vp'], 'closed', { separateFrom: ['check'] }),
    })
    const request = submitted(definition).approvedBy('manager')
    expect(request.candidates()).toEqual([['finance', 'vp']])
    request.returnedBy('vp', { to: 'check' }).approvedBy('finance')
    expect(request.candidates()).toEqual([['vp']])
    expect(request.refuses('manager', request.decision('vp', 'approve'))).toBe('not-a-candidate')
  })

  it('is refused by today’s rule even where the candidates were found before', () => {
    const request = submitted(
      definitionOf({
        draft: form('review'),
        review: decision([], 'closed', { participants: [{ rule: 'rank', rank: 'manager' }] }),
      }),
    )
    const command = request.decision('manager', 'approve')
    request.directory = organisation({ revision: 2, people: { manager: { rank: 'supervisor' } } })
    expect(request.refuses('manager', command)).toBe('no-longer-a-candidate')
    request.directory = organisation({ revision: 3, gone: ['manager'] })
    expect(request.refuses('manager', command)).toBe('no-longer-a-candidate')
    request.directory = organisation({ revision: 4 })
    expect(request.does('manager', command).instance.status).toBe('completed')
  })
})

describe('an outcome', () => {
  it('is one of the step’s own, in its own words', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: {
        ...decision(['manager'], 'closed', { outcomes: ['approve', 'escalate-up'] }),
        on: { approve: 'closed', 'escalate-up': 'higher' },
      },
      higher: decision(['vp'], 'closed'),
    })
    const request = submitted(definition)
    expect(request.refuses('manager', request.decision('manager', 'reject'))).toBe('outcome-unknown')
    expect(request.does('manager', request.decision('manager', 'escalate-up')).waitsAt).toEqual(['higher'])
  })

  it.each([
    ['reject', 'rejected'],
    ['approve', 'completed'],
  ])('%s ends the request as %s, tells the requester, and nothing changes it any more', (outcome, status) => {
    const request = submitted(plain)
    request.does('manager', request.decision('manager', outcome))
    expect(request.instance.status).toBe(status)
    expect(request.last?.deliveries).toEqual([{ ordinal: 0, to: 'rep', kind: 'ended', params: { status } }])
    const verbs = [
      { verb: 'submit' },
      { verb: 'withdraw' },
      { verb: 'discard' },
      { verb: 'remind' },
      { verb: 'save-draft', fields: {} },
      { verb: 'comment', text: 'but' },
      { verb: 'cc', to: ['vp'] },
      { verb: 'attach', field: 'files', files: ['f1'] },
    ] as const
    for (const verb of verbs) expect(request.refuses('rep', verb)).toBe('instance-ended')
    expect(request.refuses({ system: 'directory' }, { verb: 'refresh-participants' })).toBe(
      'participants-unchanged',
    )
  })

  it('may be open or closed by a condition', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision(['manager'], { target: 'closed', guard: when('fields.amount < 100') }),
    })
    const large = submitted(definition, { fields: { amount: 100 } })
    expect(large.refuses('manager', large.decision('manager', 'approve'))).toBe('outcome-not-possible')
    expect(large.rejectedBy('manager').instance.status).toBe('rejected')
    expect(submitted(definition, { fields: { amount: 99 } }).approvedBy('manager').instance.status).toBe(
      'completed',
    )
  })

  it('whose condition reads what the decider fills in is offered until it is filled', () => {
    const definition = definitionOf({
      draft: form('review', { form: { '*': 'read', subject: 'edit' } }),
      review: decision(
        ['manager'],
        { target: 'closed', guard: when('fields.amount > 5') },
        { form: { amount: 'edit' } },
      ),
    })
    const request = submitted(definition)
    expect(request.refuses('manager', request.decision('manager', 'approve'))).toBe('condition-failed')
    expect(
      request.refuses('manager', request.decision('manager', 'approve', { fields: { amount: 5 } })),
    ).toBe('outcome-not-possible')
    expect(request.approvedBy('manager', { fields: { amount: 6 } }).instance.status).toBe('completed')
  })

  it('of a step skipped ahead that leads nowhere is refused, not a breakdown', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision(['manager'], 'own'),
      own: decision(['rep'], { target: 'closed', guard: when('false') }, { onSelf: 'skip' }),
    })
    const request = submitted(definition)
    expect(request.refuses('manager', request.decision('manager', 'approve'))).toBe('outcome-not-possible')
    expect(request.waitsAt).toEqual(['review'])
  })
})

describe('a position out of date', () => {
  it('is one whose fields or step changed since it was seen', () => {
    const request = submitted(plain)
    const seen = request.instance.contentRevision
    request.does('rep', { verb: 'comment', text: 'please' })
    expect(request.instance.contentRevision).toBe(seen)
    request.does('rep', { verb: 'attach', field: 'files', files: ['f1'] })
    expect(request.instance.contentRevision).toBe(request.instance.revision)
  })
})
