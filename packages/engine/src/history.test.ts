import { describe, expect, it } from 'vitest'
import { decision, definitionOf, final, form } from './testing/definition.ts'
import { Request, submitted } from './testing/request.ts'

describe('history', () => {
  const definition = (history: 'shallow' | 'deep') =>
    definitionOf({
      draft: form('work'),
      work: {
        type: 'parallel',
        on: { withdraw: '#paused' },
        onDone: 'closed',
        states: {
          left: {
            initial: 'a',
            states: {
              a: decision(['supervisor'], 'inner'),
              inner: {
                initial: 'b',
                states: { b: decision(['manager'], 'c'), c: decision(['director'], '#left-end') },
              },
              'left-end': final,
              'left-memory': { type: 'history', history },
            },
          },
          right: {
            initial: 'x',
            states: {
              x: decision(['finance'], 'y'),
              y: decision(['quality'], 'right-end'),
              'right-end': final,
            },
          },
          memory: { type: 'history', history },
        },
      },
      paused: form('#memory'),
    })
  const paused = (history: 'shallow' | 'deep') =>
    submitted(definition(history))
      .approvedBy('supervisor')
      .approvedBy('manager')
      .approvedBy('finance')
      .does('rep', { verb: 'withdraw' })

  it('deep: every region goes on where it stood, after the request was stored and restored', () => {
    expect(paused('deep').waitsAt).toEqual(['paused'])
    expect(paused('deep').submittedAgain().waitsAt).toEqual(['c', 'y'])
  })

  it('shallow: the regions begin anew', () => {
    expect(paused('shallow').submittedAgain().waitsAt).toEqual(['a', 'x'])
  })

  it('shallow within a region: the state is remembered, not what was inside it', () => {
    const source = definition('shallow')
    const states = { ...source.machine.states, paused: form('#left-memory') }
    const request = new Request({ ...source, machine: { ...source.machine, states } })
    request.does('rep', {
      verb: 'start',
      id: '22222222-2222-8222-8222-222222222222',
      fields: {},
      submit: true,
    })
    request
      .approvedBy('supervisor')
      .approvedBy('manager')
      .approvedBy('finance')
      .does('rep', { verb: 'withdraw' })
    expect(request.submittedAgain().waitsAt).toEqual(['b', 'x'])
  })
})
