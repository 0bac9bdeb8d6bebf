import { Definition } from '@countersign/definition/definition'
import { parseDefinition } from '@countersign/definition/parse-definition'
import { describe, expect, it } from 'vitest'
import { compileDefinition } from './compile.ts'
import { decision, definitionOf, form } from './testing/definition.ts'
import { drafted, submitted } from './testing/request.ts'

const oneStep = definitionOf({
  draft: form('review', {}),
  review: decision(['supervisor'], 'closed'),
})

describe('a definition', () => {
  const bare = definitionOf({ draft: form('review'), review: decision(['supervisor'], 'closed') })
  const withReview = (review: object) =>
    parseDefinition({ ...bare, machine: { ...bare.machine, states: { ...bare.machine.states, review } } }).ok

  const refused: readonly (readonly [string, object])[] = [
    ['an unknown action', { entry: { type: 'format-disk' } }],
    ['an action with a parameter it does not have', { entry: { type: 'archive', params: { now: true } } }],
    ['an unknown guard', { always: { guard: { type: 'isRich' }, target: 'closed' } }],
    ['a guard as code', { always: { guard: () => true, target: 'closed' } }],
    ['an invoked actor', { invoke: { src: 'mailer' } }],
    ['an id beside its key', { id: 'other' }],
    ['a state called __proto__', JSON.parse('{"initial":"a","states":{"a":{},"__proto__":{}}}')],
    ['a state called constructor', { initial: 'a', states: { a: {}, constructor: {} } }],
    ['a wildcard event', { on: { '*': 'closed' } }],
    ['an internal event', { on: { 'xstate.done.state.review': 'closed' } }],
    ['a numeric delay', { after: { 1000: 'closed' } }],
  ]
  it.each(refused)('with %s is refused before the chart is built', (_, review) => {
    expect(withReview(review)).toBe(false)
  })

  it('is read when nothing of that is in it', () => {
    expect(withReview({ always: 'closed' })).toBe(true)
  })

  it('whose target does not exist is not compiled', () => {
    expect(() => compileDefinition(definitionOf({ draft: form('nowhere') }), 1)).toThrow()
  })

  it('that uses a key twice is not compiled: the chart would take either for the other', () => {
    const twice = definitionOf({
      draft: form('outer'),
      outer: { initial: 'draft', states: { draft: form('#closed') } },
    })
    expect(() => compileDefinition(twice, 1)).toThrow('draft')
    const own = definitionOf({ draft: form('closed'), 'test-request': {} })
    expect(() => compileDefinition(own, 1)).toThrow('test-request')
  })

  it('that never comes to rest is a broken invariant, not a hang', () => {
    const turning = definitionOf({
      draft: form('left'),
      left: { always: 'right' },
      right: { always: 'left' },
    })
    expect(() => submitted(turning)).toThrow('Infinite loop')
  })

  it('whose steps settle by themselves for ever is a broken invariant, not a hang', () => {
    const turning = definitionOf({
      draft: form('left'),
      left: decision(['rep'], 'right', { onSelf: 'skip' }),
      right: decision(['rep'], 'left', { onSelf: 'skip' }),
    })
    expect(() => submitted(turning)).toThrow('does not come to rest')
  })

  it('of another version never meets the position of this one', () => {
    const request = submitted(oneStep)
    request.compiled = compileDefinition(
      definitionOf({ draft: form('audit'), audit: decision(['supervisor'], 'closed') }),
      2,
    )
    expect(() => request.does('supervisor', request.decision('supervisor', 'approve'))).toThrow(
      'is pinned to test-request@1, not test-request@2',
    )
  })

  it('with another key is no newer version of a draft', () => {
    const request = drafted(oneStep)
    request.compiled = compileDefinition({ ...oneStep, key: 'other-request' }, 2)
    expect(() => request.does('rep', { verb: 'submit' })).toThrow('not other-request@2')
  })

  it('of 300 states compiles in a moment, once for every request of the version', () => {
    const keys = Array.from({ length: 297 }, (_, index) => `step-${index}`)
    const states = Object.fromEntries(
      keys.map((key, index) => [key, decision(['manager'], keys[index + 1] ?? 'closed')]),
    )
    const definition = definitionOf({ draft: form('step-0'), ...states })
    const began = performance.now()
    compileDefinition(definition, 1)
    const compiling = performance.now() - began
    expect(compiling).toBeLessThan(500)
    expect(Definition.parse(definition)).toEqual(definition)
  })
})
