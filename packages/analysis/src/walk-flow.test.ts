import type { Definition } from '@countersign/definition/definition'
import { describe, expect, it } from 'vitest'
import { checkStructure } from './check-structure.ts'
import { draftOf } from './draft.ts'
import { sampleDraft, sampleReferences } from './sample-draft.ts'
import { type Flow, walkFlow } from './walk-flow.ts'

const flowOf = (definition: Definition): Flow => walkFlow(draftOf(definition, sampleReferences))
const filled = (flow: Flow, state: string): readonly string[] => [...(flow.filledIn.get(state) ?? [])].sort()
const withState = (key: string, change: (state: Definition['machine']) => void): Definition => {
  const draft = sampleDraft()
  change(draft.machine.states[key] as Definition['machine'])
  return draft
}

describe('the fields filled by then', () => {
  it('grow with every form on the way', () => {
    const flow = flowOf(sampleDraft())
    expect(filled(flow, 'draft')).toEqual([])
    expect(filled(flow, 'first')).toEqual(['amount', 'services'])
    expect(filled(flow, 'choice')).toEqual(['amount', 'note', 'services'])
    expect(filled(flow, 'work')).toEqual(['amount', 'note', 'services'])
  })

  it('are only those that every path to a state fills', () => {
    // `closed` is reached from `work` with a result, from `choice` and by time without.
    expect(filled(flowOf(sampleDraft()), 'closed')).toEqual(['amount', 'note', 'services'])
  })

  it('lose what a later form may clear', () => {
    const draft = withState('work', ({ meta }) => {
      if (meta?.step !== undefined) meta.step.form = { '*': 'read', note: 'edit', result: 'required' }
    })
    const closedByWork = [...(flowOf(draft).filledAt.get('/machine/states/work/on/complete') ?? [])].sort()
    expect(closedByWork).toEqual(['amount', 'result', 'services'])
  })

  it('do not count what a rejection may have left out', () => {
    const rejecting = flowOf(sampleDraft()).filledAt.get('/machine/states/first/on/reject')
    expect([...(rejecting ?? [])].sort()).toEqual(['amount', 'services'])
  })

  it('hold in both regions of a parallel state, and after it', () => {
    const flow = flowOf(sampleDraft())
    expect(filled(flow, 'right-review')).toEqual(['amount', 'note', 'services'])
    expect([...(flow.filledAt.get('/machine/states/both/onDone') ?? [])].sort()).toEqual([
      'amount',
      'note',
      'services',
    ])
  })

  it('include what an action sets', () => {
    const draft = withState('choice', (state) => {
      state.entry = { type: 'set-fields', params: { values: { result: "'x'" } } }
    })
    expect(filled(flowOf(draft), 'closed')).toContain('note')
    expect([...(flowOf(draft).filledAt.get('/machine/states/choice/always/0') ?? [])]).not.toContain('helper')
    const entered = withState('both', (state) => {
      state.entry = { type: 'set-fields', params: { values: { result: "'x'" } } }
    })
    expect(filled(flowOf(entered), 'left-review')).toContain('result')
  })

  it('shrink where a step can be returned to with less', () => {
    // `first` may be reached again from `work`, which may have cleared the note that `second` reads.
    const draft = sampleDraft()
    const { work } = draft.machine.states
    if (work?.meta?.step === undefined) throw new Error('no step `work`')
    work.meta.step = {
      ...work.meta.step,
      kind: 'decision',
      outcomes: ['complete', 'return'],
      returnTo: ['left-review'],
      form: { note: 'edit' },
    }
    expect(filled(flowOf(draft), 'left-review')).toEqual(['amount', 'services'])
    work.meta.step.outcomes = ['complete']
    expect(filled(flowOf(draft), 'left-review')).toEqual(['amount', 'note', 'services'])
  })

  it('follow history to its default', () => {
    const draft = sampleDraft()
    const { states } = draft.machine
    const left = states.both?.states?.left
    if (left?.states === undefined) throw new Error('no region `left`')
    left.states.resume = { type: 'history', target: 'left-review' }
    states.choice = { always: { target: '#resume' } }
    const codes = checkStructure(draft, sampleReferences).map(({ code }) => code)
    expect(codes).toEqual([])
  })
})
