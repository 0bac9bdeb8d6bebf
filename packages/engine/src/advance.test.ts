import { describe, expect, it } from 'vitest'
import { decision, definitionOf, final, form, parallel, when } from './testing/definition.ts'
import { submitted } from './testing/request.ts'

const both = (settings: Parameters<typeof decision>[2] = {}) =>
  definitionOf({
    draft: form('before'),
    before: decision(['supervisor'], 'both'),
    both: parallel(
      {
        left: {
          a: decision(['manager'], 'a2'),
          a2: decision(['director'], 'a-end', settings),
          'a-end': final,
        },
        right: { b: decision(['finance'], 'b2'), b2: decision(['quality'], 'b-end'), 'b-end': final },
      },
      'after',
    ),
    after: decision(['vp'], 'closed'),
  })
const inBoth = () => submitted(both()).approvedBy('supervisor')

describe('parallel regions', () => {
  it('wait side by side, and an outcome never moves the neighbour', () => {
    const request = inBoth()
    expect(request.waitsAt).toEqual(['a', 'b'])
    expect(request.approvedBy('manager').waitsAt).toEqual(['b', 'a2'])
    expect(request.approvedBy('finance').approvedBy('quality').waitsAt).toEqual(['a2'])
  })

  it('join when both have come to their end, in either order', () => {
    const leftFirst = inBoth().approvedBy('manager').approvedBy('director')
    expect(leftFirst.waitsAt).toEqual(['b'])
    expect(leftFirst.approvedBy('finance').approvedBy('quality').waitsAt).toEqual(['after'])
    const rightFirst = inBoth().approvedBy('finance').approvedBy('quality').approvedBy('manager')
    expect(rightFirst.approvedBy('director').waitsAt).toEqual(['after'])
    expect(rightFirst.approvedBy('vp').instance.status).toBe('completed')
  })

  it('a return inside its region leaves the neighbour, its task and its vote alone', () => {
    const request = inBoth().approvedBy('manager').approvedBy('finance')
    const task = request.taskOf('quality')
    request.returnedBy('director', { to: 'a' })
    expect(request.waitsAt).toEqual(['b2', 'a'])
    expect(request.taskOf('quality')).toBe(task)
    expect(request.instance.activations.filter((one) => one.step === 'b')).toHaveLength(1)
  })

  it('a return outside the whole leaves no task behind in either region', () => {
    const request = inBoth().approvedBy('manager').returnedBy('director', { to: 'before' })
    expect(request.waitsAt).toEqual(['before'])
    const open = request.instance.activations.flatMap((one) =>
      one.tasks.filter((task) => task.state === 'open'),
    )
    expect(open).toHaveLength(1)
    expect(request.approvedBy('supervisor').waitsAt).toEqual(['a', 'b'])
  })

  it('a return never crosses into the neighbour, nor back into a region from outside', () => {
    const request = inBoth().approvedBy('manager').approvedBy('finance')
    for (const to of ['b', 'b2'])
      expect(request.refuses('director', request.decision('director', 'return', { to }))).toBe(
        'return-target-unknown',
      )
    request.approvedBy('director').approvedBy('quality')
    expect(request.refuses('vp', request.decision('vp', 'return', { to: 'a' }))).toBe('return-target-unknown')
    expect(request.returnedBy('vp', { to: 'before' }).waitsAt).toEqual(['before'])
  })

  it('a region that has ended waits for the other while that one goes back and forth', () => {
    const request = inBoth()
      .approvedBy('finance')
      .approvedBy('quality')
      .approvedBy('manager')
      .returnedBy('director', { to: 'a' })
    expect(request.waitsAt).toEqual(['a'])
    expect(request.approvedBy('manager').approvedBy('director').waitsAt).toEqual(['after'])
  })

  it('one rejection ends the whole', () => {
    const request = inBoth().rejectedBy('finance')
    expect([request.instance.status, request.waitsAt]).toEqual(['rejected', []])
  })

  it('the requester withdraws from inside both', () => {
    const request = inBoth().does('rep', { verb: 'withdraw' })
    expect([request.instance.status, request.waitsAt, request.instance.timers]).toEqual(['withdrawn', [], []])
    expect(request.last?.deliveries.map((one) => one.to)).toEqual(['manager', 'finance'])
  })

  it('entered anew count their visits on, and votes of before do not count', () => {
    const request = inBoth()
      .approvedBy('manager')
      .returnedBy('director', { to: 'draft' })
      .submittedAgain()
      .approvedBy('supervisor')
    expect(request.instance.visits).toMatchObject({ a: 2, b: 2, a2: 1 })
    expect(request.candidates()).toEqual([['manager'], ['finance']])
  })
})

const skipped = (
  people: readonly string[],
  on: Parameters<typeof decision>[1],
  rest: Parameters<typeof decision>[2] = {},
) => decision(people, on, { onSelf: 'skip', ...rest })

describe('steps that settle by themselves', () => {
  it('in a row are all passed in one command', () => {
    const definition = definitionOf({
      draft: form('one'),
      one: skipped(['rep'], 'two'),
      two: skipped(['rep'], 'three'),
      three: decision(['manager'], 'closed'),
    })
    const request = submitted(definition)
    expect(request.path).toEqual(['draft', 'one', 'two', 'three'])
    expect(request.records).toHaveLength(1)
  })

  it('in both regions at once are passed in both, and the join is reached', () => {
    const definition = definitionOf({
      draft: form('both'),
      both: parallel(
        {
          left: { a: skipped(['rep'], 'a-end'), 'a-end': final },
          right: { b: skipped(['rep'], 'b-end'), 'b-end': final },
        },
        'after',
      ),
      after: decision(['vp'], 'closed'),
    })
    expect(submitted(definition).waitsAt).toEqual(['after'])
  })

  it('have no say once the other region has left the whole', () => {
    const definition = definitionOf({
      draft: form('both'),
      both: parallel(
        {
          left: { a: skipped(['rep'], '#after'), 'a-end': final },
          right: { b: skipped(['rep'], '#closed'), 'b-end': final },
        },
        'closed',
      ),
      after: decision(['vp'], 'closed'),
    })
    const request = submitted(definition)
    expect([request.waitsAt, request.instance.status]).toEqual([['after'], 'running'])
  })

  it('have no say in a new visit, where somebody is asked this time', () => {
    const note = (value: string) => ({ type: 'set-fields', params: { values: { helper: value } } }) as const
    const definition = definitionOf({
      draft: form('both'),
      both: parallel(
        {
          left: {
            a: skipped(
              ['supervisor'],
              [
                { guard: when("fields.helper == 'rep'"), target: '#both', actions: note("'finance'") },
                { target: 'a-end' },
              ],
            ),
            'a-end': final,
          },
          right: {
            b: skipped([], 'b-end', { participants: [{ rule: 'superior', of: { field: 'helper' } }] }),
            'b-end': final,
          },
        },
        'closed',
      ),
    })
    // The supervisor of `rep` asks: the right region skips its first visit, and asks finance's superior in the second.
    const request = submitted(definition, { by: 'supervisor', fields: { helper: 'rep' } })
    expect(request.waitsAt).toEqual(['b'])
    expect(request.candidates('b')).toEqual([['gm']])
    expect(request.instance.visits).toMatchObject({ a: 2, b: 2 })
  })

  it('at the end end the request', () => {
    const definition = definitionOf({ draft: form('one'), one: skipped(['rep'], 'closed') })
    expect(submitted(definition).instance).toMatchObject({ status: 'completed', timers: [] })
  })
})

describe('the end', () => {
  it.each([
    ['closed', {}, 'completed'],
    ['rejected', {}, 'rejected'],
    ['withdrawn', {}, 'withdrawn'],
    ['refused-by-law', { meta: { end: 'rejected' } }, 'rejected'],
  ] as const)('%s %j stands as %s', (key, rest, status) => {
    const source = definitionOf({ draft: form('review'), review: decision(['manager'], `#${key}`) })
    const states = { ...source.machine.states, [key]: { ...final, ...rest } }
    expect(
      submitted({ ...source, machine: { ...source.machine, states } }).approvedBy('manager').instance.status,
    ).toBe(status)
  })

  it('archives, copies in and tells whom its actions say', () => {
    const message = { zh: '完成', en: 'Done' }
    const source = definitionOf({ draft: form('review'), review: decision(['manager'], 'filed') })
    const filed = {
      ...final,
      entry: [
        { type: 'archive' as const },
        { type: 'cc' as const, params: { to: [{ rule: 'head' as const, department: 'finance' }] } },
        {
          type: 'notify' as const,
          params: {
            to: [{ rule: 'decider' as const, step: 'review' }, { rule: 'requester' as const }],
            message,
          },
        },
        {
          type: 'start-process' as const,
          params: {
            definition: 'service-plan',
            fields: { subject: 'fields.subject', amount: 'fields.amount * 2' },
          },
        },
        { type: 'start-process' as const, params: { definition: 'survey', fields: {} } },
      ],
    }
    const request = submitted(
      { ...source, machine: { ...source.machine, states: { ...source.machine.states, filed } } },
      { fields: { subject: 's', amount: 2 } },
    ).approvedBy('manager')
    expect(request.instance).toMatchObject({ archived: true, cc: ['finance'], status: 'completed' })
    expect(request.last?.deliveries.map(({ ordinal, to, kind }) => [ordinal, to, kind])).toEqual([
      [0, 'finance', 'copied'],
      [1, 'rep', 'notified'],
      [2, 'rep', 'ended'],
    ])
    expect(request.last?.effects).toEqual([
      {
        ordinal: 0,
        kind: 'start-process',
        params: { definition: 'service-plan', requester: 'rep', fields: { subject: 's', amount: 4 } },
      },
      { ordinal: 1, kind: 'start-process', params: { definition: 'survey', requester: 'rep', fields: {} } },
    ])
  })
})
