import { canonicalJson } from '@countersign/definition/canonical-json'
import { sha256Hex } from '@countersign/definition/content-hash'
import { describe, expect, it } from 'vitest'
import { isStale } from './instance.ts'
import { replay } from './replay.ts'
import { decision, definitionOf, final, form, parallel } from './testing/definition.ts'
import { organisation } from './testing/organisation.ts'
import { submitted } from './testing/request.ts'

type Settings = NonNullable<Parameters<typeof decision>[2]>

const reviewed = (settings: Settings = {}) =>
  definitionOf({ draft: form('review'), review: decision(['manager'], 'closed', settings) })

describe('whoever was added when a step fell overdue', () => {
  const escalated = () =>
    submitted(reviewed({ due: { within: 'later', escalate: { add: 'superior' } } })).timerFires('due')

  it('still decides after the organisation changed elsewhere', () => {
    const request = escalated()
    request.directory = organisation({ revision: 2 })
    expect(request.approvedBy('director').instance.status).toBe('completed')
  })

  it('decides nothing once they have left', () => {
    const request = escalated()
    const command = request.decision('director', 'approve')
    request.directory = organisation({ revision: 2, gone: ['director'] })
    expect(request.refuses('director', command)).toBe('no-longer-a-candidate')
  })
})

describe('an opinion', () => {
  it.each([undefined, '', ' \n\t'])('that a step requires is not %j', (opinion) => {
    const request = submitted(reviewed({ opinion: 'required' }))
    const command = request.decision('manager', 'approve', opinion === undefined ? {} : { opinion })
    expect(request.refuses('manager', command)).toBe('opinion-required')
  })

  it('has 4,000 characters at most', () => {
    const request = submitted(reviewed())
    const long = (length: number) => request.decision('manager', 'approve', { opinion: '字'.repeat(length) })
    expect(request.refuses('manager', long(4001))).toBe('text-too-long')
    expect(request.does('manager', long(4000)).instance.status).toBe('completed')
  })
})

describe('steps beside each other', () => {
  const regions = (settings: Settings = {}) =>
    definitionOf({
      draft: form('both'),
      both: parallel(
        {
          left: { a: decision(['manager'], 'b'), b: decision(['vp'], 'left-end'), 'left-end': final },
          right: { c: decision(['manager', 'finance'], 'right-end', settings), 'right-end': final },
        },
        'closed',
      ),
    })

  it('keep apart whoever has decided one meanwhile from the other', () => {
    const request = submitted(regions({ separateFrom: ['a'] }))
    const command = request.decision('manager', 'approve', { step: 'c' })
    request.approvedBy('manager', { step: 'a' })
    expect(request.refuses('manager', command)).toBe('separation-of-duties')
  })

  it('are not returned to from one another', () => {
    const request = submitted(regions()).approvedBy('manager', { step: 'a' })
    const command = request.decision('finance', 'return', { to: 'a' })
    expect(request.refuses('finance', command)).toBe('return-target-unknown')
  })
})

it('a step visited for the second time is not returned to itself', () => {
  const chain = definitionOf({
    draft: form('first'),
    first: decision(['supervisor'], 'second'),
    second: decision(['manager'], 'closed'),
  })
  const request = submitted(chain)
    .approvedBy('supervisor')
    .returnedBy('manager', { to: 'first' })
    .approvedBy('supervisor')
  const command = request.decision('manager', 'return', { to: 'second' })
  expect(request.refuses('manager', command)).toBe('return-target-unknown')
})

it('a request handed in again keeps the instant it was first handed in', () => {
  const request = submitted(reviewed())
  const first = request.instance.submittedAt
  expect(request.returnedBy('manager').submittedAgain().instance.submittedAt).toBe(first)
})

it('an incident goes with the step that had nobody', () => {
  const request = submitted(
    definitionOf({
      draft: form('review'),
      review: decision(['rep'], 'closed', {
        participants: [{ rule: 'rank', rank: 'director', department: 'quality' }],
        onEmpty: 'administrator',
      }),
    }),
  )
  expect(request.incidents).toEqual(['review: nobody-empty'])
  expect(request.does('rep', { verb: 'withdraw' }).incidents).toEqual([])
})

describe('an approval that might be carried over', () => {
  const carrying = definitionOf({
    draft: form('first'),
    first: decision(['manager'], 'between', { form: { '*': 'edit' } }),
    between: decision(['vp'], 'again', { form: { '*': 'edit' } }),
    again: decision(['manager'], 'closed', { onRepeated: 'carry' }),
  })
  const begun = () => submitted(carrying, { fields: { amount: 1, note: 'n' } })

  it('stands where the approver themselves set the field with it', () => {
    const request = begun()
      .approvedBy('manager', { fields: { amount: 2 } })
      .approvedBy('vp')
    expect(request.instance.status).toBe('completed')
  })

  it('is asked for again where a field was cleared since', () => {
    const request = begun()
      .approvedBy('manager')
      .approvedBy('vp', { fields: { note: null } })
    expect(request.waitsAt).toEqual(['again'])
  })
})

it('a rank alone and that rank or above are two questions to the directory', () => {
  const participants = [
    { rule: 'rank', rank: 'vp' },
    { rule: 'rank', rank: 'vp', orAbove: true },
  ] as const
  expect(submitted(reviewed({ participants: [...participants] })).candidates()).toEqual([['gm', 'vp']])
})

it('replay takes no record under another number, however well it is chained', () => {
  const { records } = submitted(reviewed()).approvedBy('manager')
  const [first, second] = records
  if (first === undefined || second === undefined) throw new Error('two commands leave two records')
  const body = canonicalJson({ ...JSON.parse(second.body), seq: 5 })
  expect(() => replay([first, { body, hash: sha256Hex(body) }])).toThrow('does not follow')
})

it('a screen is outdated by what changed after it was shown, and only by that', () => {
  const { instance } = submitted(reviewed()).approvedBy('manager')
  const { contentRevision } = instance
  const seen = [null, contentRevision - 1, contentRevision, contentRevision + 1]
  expect(seen.map((revision) => isStale(instance, revision))).toEqual([false, true, false, false])
})

describe('somebody who has left', () => {
  it('is not mentioned, and so shown a request', () => {
    const request = submitted(reviewed())
    request.directory = organisation({ revision: 2, gone: ['quality'] })
    const command = { verb: 'comment', text: '请看', mentions: ['quality'] } as const
    expect(request.refuses('manager', command)).toBe('person-unknown')
  })

  it('is not named in a field', () => {
    const request = submitted(reviewed({ form: { '*': 'edit' } }))
    request.directory = organisation({ revision: 2, gone: ['quality'] })
    const command = request.decision('manager', 'approve', { fields: { helper: 'quality' } })
    expect(request.refuses('manager', command)).toBe('fields-invalid')
  })
})
