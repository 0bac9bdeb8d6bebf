import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { organisation } from '../testing/organisation.ts'
import { drafted, submitted } from '../testing/request.ts'

const definition = definitionOf({
  draft: form('review'),
  review: decision(['manager', 'finance'], 'second'),
  second: decision(['vp'], 'closed'),
})
const crowd = Array.from({ length: 51 }, (_, index) => `p${index}`)
const withCrowd = organisation({ people: Object.fromEntries(crowd.map((id) => [id, {}])) })

describe('a comment', () => {
  it('reaches the requester and those mentioned, and copies in the outsiders among them', () => {
    const request = submitted(definition)
    request.does('finance', { verb: 'comment', text: '看看', mentions: ['vp', 'manager', 'vp', 'finance'] })
    expect(request.last?.deliveries.map(({ to, kind }) => [to, kind])).toEqual([
      ['vp', 'commented'],
      ['manager', 'commented'],
      ['rep', 'commented'],
    ])
    expect(request.instance.cc).toEqual(['vp'])
  })

  const refused: readonly (readonly [string, { text: string; mentions?: string[] }, string, string])[] = [
    ['nothing to say', { text: ' \n' }, 'text-empty', '/text'],
    ['too much to say', { text: 'x'.repeat(2001) }, 'text-too-long', '/text'],
    ['a NUL', { text: 'a\0b' }, 'text-invalid', '/text'],
    ['half a character', { text: 'a\udc00' }, 'text-invalid', '/text'],
    ['a stranger mentioned', { text: 'x', mentions: ['vp', 'stranger'] }, 'person-unknown', '/mentions/1'],
    ['a prototype mentioned', { text: 'x', mentions: ['__proto__'] }, 'person-unknown', '/mentions/0'],
    ['half a character mentioned', { text: 'x', mentions: ['\ud800'] }, 'text-invalid', '/mentions/0'],
    ['the whole company mentioned', { text: 'x', mentions: crowd }, 'person-unknown', '/mentions'],
  ]
  it.each(refused)('with %s is refused', (_, parts, code, path) => {
    const request = submitted(definition)
    request.directory = withCrowd
    const refusal = request.refusalOf('rep', { verb: 'comment', ...parts })
    expect([refusal.code, refusal.problems[0]?.path]).toEqual([code, path])
  })

  it('waits until the draft is submitted', () => {
    expect(drafted(definition).refuses('rep', { verb: 'comment', text: 'x' })).toBe('nothing-submitted-yet')
  })
})

describe('copying in', () => {
  it('is done by the requester, a participant, or somebody copied in', () => {
    const request = submitted(definition)
    expect(request.refuses('quality', { verb: 'cc', to: ['vp'] })).toBe('not-a-candidate')
    request
      .does('rep', { verb: 'cc', to: ['quality', 'quality'] })
      .does('quality', { verb: 'cc', to: ['director'] })
    request.does('manager', { verb: 'cc', to: ['rep2'] })
    expect(request.instance.cc).toEqual(['director', 'quality', 'rep2'])
    expect(request.last?.deliveries).toEqual([{ ordinal: 0, to: 'rep2', kind: 'copied', params: {} }])
  })

  it.each([
    [[], '/to', 'required'],
    [crowd, '/to', 'too-many'],
    [['vp', 'stranger'], '/to/1', 'unknown-reference'],
  ])('of nobody, of everybody or of a stranger is refused', (to, path, code) => {
    const request = submitted(definition)
    request.directory = withCrowd
    const refusal = request.refusalOf('rep', { verb: 'cc', to })
    expect([refusal.code, refusal.problems[0]?.path, refusal.problems[0]?.code]).toEqual([
      'person-unknown',
      path,
      code,
    ])
  })

  it('lets nobody decide', () => {
    const request = submitted(definition).does('rep', { verb: 'cc', to: ['quality'] })
    expect(request.refuses('quality', request.decision('manager', 'approve'))).toBe('not-a-candidate')
  })
})

describe('reminding', () => {
  it('asks whoever has it now, at most once an interval', () => {
    const request = submitted(definition).does('rep', { verb: 'remind' })
    expect(request.last?.deliveries.map(({ to, kind }) => [to, kind])).toEqual([
      ['finance', 'reminded'],
      ['manager', 'reminded'],
    ])
    const reminded = request.instance.remindedAt ?? ''
    request.timePasses('PT3H58M')
    const refusal = request.refusalOf('rep', { verb: 'remind' })
    expect([refusal.code, refusal.params]).toEqual([
      'reminded-recently',
      { at: reminded, next: '2026-11-02T05:01:00.000Z' },
    ])
    request.timePasses('PT1M').does('rep', { verb: 'remind' })
  })

  it('has the interval that the definition sets', () => {
    const often = definitionOf(
      { draft: form('review'), review: decision(['manager'], 'closed') },
      { settings: { remindEvery: 'PT1M' } },
    )
    const request = submitted(often).does('rep', { verb: 'remind' }).does('rep', { verb: 'remind' })
    expect(request.instance.seq).toBe(3)
  })

  it('is the requester’s, and pointless while they have it themselves', () => {
    const request = submitted(definition)
    expect(request.refuses('manager', { verb: 'remind' })).toBe('not-the-requester')
    request.returnedBy('manager')
    expect(request.refuses('rep', { verb: 'remind' })).toBe('nobody-to-remind')
    expect(drafted(definition).refuses('rep', { verb: 'remind' })).toBe('nobody-to-remind')
  })
})

describe('withdrawing', () => {
  it('ends the request and tells whoever had it', () => {
    const request = submitted(definition).does('rep', { verb: 'withdraw', reason: 'not needed' })
    expect(request.instance).toMatchObject({ status: 'withdrawn', timers: [] })
    expect(request.last?.deliveries.map(({ to, kind }) => [to, kind])).toEqual([
      ['finance', 'withdrawn'],
      ['manager', 'withdrawn'],
    ])
    expect(request.waitsAt).toEqual([])
  })

  it('is possible until the chart says so', () => {
    const until = definitionOf({
      draft: form('approval'),
      approval: {
        initial: 'review',
        on: { withdraw: '#withdrawn' },
        onDone: 'service',
        states: { review: decision(['manager'], 'done'), done: { type: 'final' } },
      },
      service: decision(['quality'], 'closed'),
    })
    const { on: _, ...machine } = until.machine
    const request = submitted({ ...until, machine })
    expect(request.moves('rep').find((move) => move.verb === 'withdraw')?.refusal).toBeNull()
    request.approvedBy('manager')
    expect(request.refuses('rep', { verb: 'withdraw' })).toBe('past-last-decision')
  })

  it('is the requester’s, with a reason of a sensible length', () => {
    const request = submitted(definition)
    expect(request.refuses('manager', { verb: 'withdraw' })).toBe('not-the-requester')
    expect(drafted(definition).refuses('rep', { verb: 'withdraw' })).toBe('nothing-submitted-yet')
    expect(request.refuses('rep', { verb: 'withdraw', reason: 'x'.repeat(2001) })).toBe('text-too-long')
    expect(request.refuses('rep', { verb: 'withdraw', reason: '\ud800' })).toBe('text-invalid')
  })
})

describe('attaching', () => {
  it('adds files to the list, once each, by the requester or whoever has the task', () => {
    const request = submitted(definition, { fields: { files: ['f1'] } })
    request.does('manager', { verb: 'attach', field: 'files', files: ['f2', 'f1'] })
    request.does('rep', { verb: 'attach', field: 'files', files: ['f3'] })
    expect(request.instance.fields.files).toEqual(['f1', 'f2', 'f3'])
    expect(request.refuses('vp', { verb: 'attach', field: 'files', files: ['f4'] })).toBe('not-a-candidate')
  })

  it.each([
    ['subject', ['f1'], '/field'],
    ['nothing', ['f1'], '/field'],
    ['__proto__', ['f1'], '/field'],
    ['files', [], '/files'],
    ['files', ['f9'], '/fields/files/0'],
    ['files', ['f1', 'f2', 'f3', 'f4'], '/fields/files'],
  ])('to %s of %j is refused at %s', (field, files, path) => {
    const refusal = submitted(definition).refusalOf('rep', { verb: 'attach', field, files })
    expect([refusal.code, refusal.problems[0]?.path]).toEqual(['fields-invalid', path])
  })

  it('where no form shows the list is refused', () => {
    const hidden = definitionOf({
      draft: form('review'),
      review: decision(['manager'], 'closed', { form: { files: 'hidden' } }),
    })
    expect(submitted(hidden).refuses('manager', { verb: 'attach', field: 'files', files: ['f1'] })).toBe(
      'verb-not-offered',
    )
  })

  it('loses none of the files of a saved draft, nor of the request', () => {
    const request = drafted(definition, { fields: { files: ['f1'] } })
    request.does('rep', { verb: 'save-draft', fields: { files: ['f2'], subject: 's' } })
    request.does('rep', { verb: 'attach', field: 'files', files: ['f3'] })
    expect(request.instance.fields).toEqual({ files: ['f1', 'f3'] })
    expect(request.instance.workingCopy).toEqual({ files: ['f2', 'f3'], subject: 's' })
    request.does('rep', { verb: 'submit' })
    expect(request.instance.fields).toEqual({ files: ['f2', 'f3'], subject: 's' })
    expect(request.redecided()).toEqual(request.records.map((record) => record.body))
  })
})

describe('a text that cannot be stored', () => {
  const bad = 'x\ud800'
  it.each([
    ['a return target nobody asked for', { to: bad }, '/to'],
    ['a field', { fields: { subject: bad } }, '/fields/subject'],
    ['the name of a field that is cleared', { fields: { [bad]: null } }, '/fields/x\ufffd'],
    ['a value inside a list', { fields: { files: ['a\0'] } }, '/fields/files/0'],
  ])('is refused in %s', (_, parts, path) => {
    const request = submitted(definition)
    const refusal = request.refusalOf('manager', request.decision('manager', 'approve', parts))
    expect([refusal.code, refusal.problems]).toEqual([
      'text-invalid',
      [{ path, code: 'not-text', params: {} }],
    ])
  })

  it('is refused among the people chosen, also for a step that does not exist', () => {
    const request = drafted(definition)
    expect(request.refuses('rep', { verb: 'submit', chosen: { nowhere: [bad] } })).toBe('text-invalid')
    expect(request.refuses('rep', { verb: 'submit', chosen: { [bad]: [] } })).toBe('text-invalid')
  })

  it('is refused in a saved draft', () => {
    expect(drafted(definition).refuses('rep', { verb: 'save-draft', fields: { subject: bad } })).toBe(
      'text-invalid',
    )
  })
})
