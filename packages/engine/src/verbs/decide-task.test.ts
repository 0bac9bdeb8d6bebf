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
  it.each(reviewers)('is any one of the candidates: %s', (person) => {
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
    expect(request.refuses({ system: 'timer' }, request.decision('manager', 'approve'))).toBe('not-a-candidate')
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
    expect([refusal.code, refusal.params]).toEqual(['task-already-decided', { by: 'manager', at, outcome: 'approve' }])
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
    const request = submitted(definitionOf({ draft: form('review'), review: decision([], 'closed', { participants: [{ rule: 'rank', rank: 'manager' }] }) }))
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
    expect(request.refuses({ system: 'directory' }, { verb: 'refresh-participants' })).toBe('participants-unchanged')
  })

  it('may be open or closed by a condition', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision(['manager'], { target: 'closed', guard: when('fields.amount < 100') }),
    })
    const large = submitted(definition, { fields: { amount: 100 } })
    expect(large.refuses('manager', large.decision('manager', 'approve'))).toBe('outcome-not-possible')
    expect(large.rejectedBy('manager').instance.status).toBe('rejected')
    expect(submitted(definition, { fields: { amount: 99 } }).approvedBy('manager').instance.status).toBe('completed')
  })

  it('whose condition reads what the decider fills in is offered until it is filled', () => {
    const definition = definitionOf({
      draft: form('review', { form: { '*': 'read', subject: 'edit' } }),
      review: decision(['manager'], { target: 'closed', guard: when('fields.amount > 5') }, { form: { amount: 'edit' } }),
    })
    const request = submitted(definition)
    expect(request.refuses('manager', request.decision('manager', 'approve'))).toBe('condition-failed')
    expect(request.refuses('manager', request.decision('manager', 'approve', { fields: { amount: 5 } }))).toBe('outcome-not-possible')
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

describe('an opinion', () => {
  const strict = definitionOf({ draft: form('review'), review: decision(['manager'], 'closed', { opinion: 'required' }) })
  const blank: readonly (readonly [string | undefined, string])[] = [
    [undefined, 'opinion-required'],
    ['', 'opinion-required'],
    [' \n\t\u3000', 'opinion-required'],
    ['x'.repeat(4001), 'text-too-long'],
    ['\0', 'text-invalid'],
    ['same \ud800', 'text-invalid'],
  ]
  it.each(blank)('%j is refused: %s', (opinion, code) => {
    const request = submitted(strict)
    for (const outcome of ['approve', 'return', 'reject']) {
      const refusal = request.refusalOf('manager', request.decision('manager', outcome, opinion === undefined ? {} : { opinion }))
      expect([refusal.code, refusal.problems[0]?.path]).toEqual([code, '/opinion'])
    }
  })

  it('is kept with the vote, any script', () => {
    const opinion = '同意 👍🏽 “ok”\u2028'
    const vote = submitted(strict).approvedBy('manager', { opinion }).instance.activations[1]?.tasks[0]?.vote
    expect(vote).toMatchObject({ person: 'manager', outcome: 'approve', opinion, carried: false })
  })

  it('may be left out where the step does not ask for it', () => {
    expect(submitted(plain).approvedBy('manager').instance.activations[1]?.tasks[0]?.vote?.opinion).toBeNull()
  })

  it('is kept on a form too', () => {
    const definition = definitionOf({ draft: form('review', { opinion: 'required' }), review: decision(['manager'], 'closed') })
    const request = submitted(definition).returnedBy('manager')
    expect(request.refuses('rep', request.decision('rep', 'submit'))).toBe('opinion-required')
    request.does('rep', request.decision('rep', 'submit', { opinion: 'corrected' }))
    expect(request.instance.activations[2]?.tasks[0]?.vote?.opinion).toBe('corrected')
  })
})

describe('the fields of a decision', () => {
  const definition = definitionOf({
    draft: form('review'),
    review: decision(['manager'], 'closed', {
      form: { '*': 'read', note: 'required', amount: 'edit', secret: 'hidden', helper: 'edit' },
    }),
  })
  const request = () => submitted(definition, { fields: { subject: 's', secret: '7' } })
  const outcomeOf = (fields: Record<string, string | number | null>, outcome = 'approve') => {
    const one = request()
    const refusal = one.refusalOf('manager', one.decision('manager', outcome, { fields }))
    return [refusal.code, ...refusal.problems.map((problem) => `${problem.path} ${problem.code}`)]
  }

  it('are set where the form lets them be', () => {
    expect(request().approvedBy('manager', { fields: { note: 'n', amount: 3 } }).instance.fields).toEqual({
      subject: 's',
      secret: '7',
      note: 'n',
      amount: 3,
    })
  })

  it('may be sent along as they are where they are only read', () => {
    expect(request().approvedBy('manager', { fields: { note: 'n', subject: 's' } }).instance.status).toBe('completed')
    expect(outcomeOf({ note: 'n', subject: 't' })).toEqual(['field-not-editable', '/fields/subject not-editable'])
  })

  it.each(['7', '8', null])('cannot be guessed where they are hidden: %s', (secret) => {
    expect(outcomeOf({ note: 'n', secret })).toEqual(['field-not-editable', '/fields/secret not-editable'])
  })

  it('must be filled where required, but not to reject or return', () => {
    expect(outcomeOf({})).toEqual(['fields-invalid', '/fields/note required'])
    expect(outcomeOf({ note: '' })).toEqual(['fields-invalid', '/fields/note required'])
    expect(request().rejectedBy('manager').instance.status).toBe('rejected')
    expect(request().returnedBy('manager').waitsAt).toEqual(['draft'])
  })

  it.each(['approve', 'return', 'reject'])('must fit, and be known: %s', (outcome) => {
    expect(outcomeOf({ note: 'n', amount: -1 }, outcome)).toEqual(['fields-invalid', '/fields/amount too-small'])
    expect(outcomeOf({ note: 'n', price: 1 }, outcome)).toEqual(['fields-invalid', '/fields/price unknown-field'])
  })

  it('do not keep a request from its decision when somebody named in one of them has left', () => {
    const helped = submitted(definitionOf({ draft: form('review'), review: decision(['manager'], 'closed') }), {
      fields: { helper: 'rep2', department: 'quality', account: 'a1' },
    })
    helped.directory = organisation({ revision: 2, gone: ['rep2'] })
    helped.account = null
    helped.does('manager', { verb: 'attach', field: 'files', files: ['f1'] })
    expect(helped.approvedBy('manager').instance.status).toBe('completed')
  })

  it('must refer to somebody who is still there when the form is completed that can change them', () => {
    const helped = submitted(definition, { fields: { helper: 'rep2' } })
    helped.directory = organisation({ revision: 2, gone: ['rep2'] })
    const approve = helped.decision('manager', 'approve', { fields: { note: 'n' } })
    expect(helped.refusalOf('manager', approve).problems).toEqual([{ path: '/fields/helper', code: 'unknown-reference' }])
    expect(helped.rejectedBy('manager').instance.status).toBe('rejected')
  })
})

describe('a return', () => {
  const chain = definitionOf({
    draft: form('first'),
    first: decision(['supervisor'], 'second'),
    second: decision(['manager'], 'third'),
    third: decision(['director'], 'closed', { returnTo: 'earlier' }),
  })
  const atThird = () => submitted(chain).approvedBy('supervisor').approvedBy('manager')

  it.each(['draft', 'first', 'second'])('goes to any step visited: %s', (to) => {
    const request = atThird().returnedBy('director', { to })
    expect(request.waitsAt).toEqual([to])
  })

  it('goes to the first step when none is named, and the requester is told', () => {
    const request = atThird().returnedBy('director')
    expect(request.waitsAt).toEqual(['draft'])
    expect(request.last?.deliveries).toEqual([{ ordinal: 0, to: 'rep', kind: 'returned', params: { step: 'draft' } }])
  })

  it.each(['third', 'closed', 'nowhere', '__proto__', ''])('never goes to "%s"', (to) => {
    const request = atThird()
    expect(request.refuses('director', request.decision('director', 'return', { to }))).toBe('return-target-unknown')
  })

  it('does not go to a step not visited yet', () => {
    const request = submitted(chain)
    expect(request.refuses('supervisor', request.decision('supervisor', 'return', { to: 'second' }))).toBe('return-target-unknown')
  })

  it('goes only where its step lets it', () => {
    const narrow = (returnTo: 'requester' | string[]) =>
      definitionOf({
        draft: form('first'),
        first: decision(['supervisor'], 'second'),
        second: decision(['manager'], 'closed', { returnTo }),
      })
    const toRequester = submitted(narrow('requester')).approvedBy('supervisor')
    expect(toRequester.refuses('manager', toRequester.decision('manager', 'return', { to: 'first' }))).toBe('return-target-unknown')
    expect(toRequester.returnedBy('manager').waitsAt).toEqual(['draft'])
    expect(submitted(narrow(['first'])).approvedBy('supervisor').returnedBy('manager').waitsAt).toEqual(['first'])
    const nowhere = submitted(narrow(['third'])).approvedBy('supervisor')
    expect(nowhere.refuses('manager', nowhere.decision('manager', 'return'))).toBe('return-nowhere')
  })

  it('does not go to a step that was skipped: it would come straight back', () => {
    const skipping = definitionOf({
      draft: form('own'),
      own: decision(['rep'], 'review', { onSelf: 'skip' }),
      review: decision(['manager'], 'closed'),
    })
    const request = submitted(skipping)
    expect(request.refuses('manager', request.decision('manager', 'return', { to: 'own' }))).toBe('return-target-unknown')
  })

  it('asks everyone again on the way back', () => {
    const request = atThird().returnedBy('director').submittedAgain().approvedBy('supervisor').approvedBy('manager').approvedBy('director')
    expect(request.path).toEqual(['draft', 'first', 'second', 'third', 'draft', 'first', 'second', 'third'])
    expect(request.instance.status).toBe('completed')
  })
})

describe('all must decide', () => {
  it('each has a task, and the last approval goes on', () => {
    const request = submitted(all).approvedBy('quality').approvedBy('manager')
    expect(request.candidates()).toEqual([['finance']])
    expect(request.approvedBy('finance').instance.status).toBe('completed')
  })

  it.each([
    ['reject', 'rejected', []],
    ['return', 'running', ['draft']],
  ] as const)('one %s settles at once and cancels the siblings', (outcome, status, waitsAt) => {
    const request = submitted(all).approvedBy('quality')
    const late = request.decision('finance', 'approve')
    const at = request.now
    request.does('manager', request.decision('manager', outcome))
    expect([request.instance.status, request.waitsAt]).toEqual([status, waitsAt])
    expect(request.instance.activations[1]?.tasks.map((task) => task.state)).toEqual(['cancelled', 'done', 'done'])
    const refusal = request.refusalOf('finance', late)
    expect([refusal.code, refusal.params]).toEqual(['task-already-decided', { by: 'manager', at, outcome }])
  })

  it('votes of an earlier visit do not count', () => {
    const request = submitted(all).approvedBy('quality').approvedBy('manager').returnedBy('finance').submittedAgain()
    expect(request.candidates()).toEqual([['finance'], ['manager'], ['quality']])
    request.approvedBy('finance')
    expect(request.instance.status).toBe('running')
  })

  it('a task whose step was left says so', () => {
    const request = submitted(all).approvedBy('quality')
    const late = request.decision('finance', 'approve')
    request.does('rep', { verb: 'withdraw' })
    expect(request.refuses('finance', late)).toBe('task-cancelled')
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
