import type { Definition } from '@countersign/definition/definition'
import type { FieldValues } from '@countersign/definition/field'
import { describe, expect, it } from 'vitest'
import { isRefusal } from './refusal.ts'
import { previewRoute, type Route } from './route-preview.ts'
import { decision, definitionOf, final, form, parallel, when } from './testing/definition.ts'
import { Request } from './testing/request.ts'

const preview = (
  definition: Definition,
  { by = 'rep', fields = {} }: { by?: string; fields?: FieldValues } = {},
): Route => {
  const { compiled, facts } = new Request(definition)
  const route = previewRoute(compiled, fields, { actor: { person: by }, facts })
  if (isRefusal(route)) throw new Error(route.code)
  return route
}
const told = (route: Route): readonly string[] => [
  ...route.steps.map(
    (one) => `${one.step}: ${one.skipped ? 'skipped' : (one.problem ?? one.people.join(' or '))}`,
  ),
  `-> ${route.end ?? route.undecided}`,
]

const tiered = definitionOf({
  draft: form('first'),
  first: decision([], [{ guard: when('fields.amount > 100'), target: 'second' }, { target: 'closed' }], {
    participants: [{ rule: 'superior', of: 'requester' }],
    due: { within: 'later' },
  }),
  second: decision(['vp', 'gm'], 'closed', { onSelf: 'skip' }),
})

describe('the route ahead', () => {
  const routes: readonly (readonly [string, Definition, Parameters<typeof preview>[1], readonly string[]])[] =
    [
      [
        'stops where the amount lets it',
        tiered,
        { fields: { amount: 100 } },
        ['first: supervisor', '-> closed'],
      ],
      [
        'goes on where it does not',
        tiered,
        { fields: { amount: 101 } },
        ['first: supervisor', 'second: gm or vp', '-> closed'],
      ],
      [
        'leaves out the requester',
        tiered,
        { by: 'vp', fields: { amount: 101 } },
        ['first: gm', 'second: gm', '-> closed'],
      ],
      [
        'says where nobody is found',
        tiered,
        { by: 'gm', fields: { amount: 1 } },
        ['first: nobody-empty', '-> closed'],
      ],
      ['says which condition is undecided yet', tiered, {}, ['first: supervisor', '-> fields.amount > 100']],
    ]
  it.each(routes)('%s', (_, definition, how, expected) => {
    expect(told(preview(definition, how))).toEqual(expected)
  })

  it('says by which conditions it goes, and when each step entered now would be due', () => {
    const [first, second] = preview(tiered, { fields: { amount: 500 } }).steps
    expect(first).toMatchObject({ because: [], due: '2026-11-03T01:00:00.000Z' })
    expect(second).toMatchObject({ because: [{ condition: 'fields.amount > 100', holds: true }], due: null })
  })

  it('shows a step that is skipped as such', () => {
    const skipping = definitionOf({
      draft: form('own'),
      own: decision(['rep'], 'review', { onSelf: 'skip' }),
      review: decision(['manager'], 'closed'),
    })
    expect(told(preview(skipping))).toEqual(['own: skipped', 'review: manager', '-> closed'])
  })

  it('walks both regions and the join', () => {
    const definition = definitionOf({
      draft: form('both'),
      both: parallel(
        {
          left: { a: decision(['manager'], 'a-end'), 'a-end': final },
          right: { b: decision(['finance'], 'b-end'), 'b-end': final },
        },
        'after',
      ),
      after: form('closed', { outcomes: ['complete'] }),
    })
    const states = { ...definition.machine.states }
    states.after = { ...states.after, on: { complete: 'closed' } }
    const route = preview({ ...definition, machine: { ...definition.machine, states } })
    expect(told(route)).toEqual(['a: manager', 'b: finance', 'after: rep', '-> closed'])
  })

  it('counts on policies, not on votes: every participant of an all-of step is shown', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision(['manager', 'finance'], 'closed', { policy: { type: 'all' } }),
    })
    expect(told(preview(definition))).toEqual(['review: finance or manager', '-> closed'])
  })

  it('that turns in a circle ends somewhere', () => {
    const definition = definitionOf({
      draft: form('left'),
      left: decision(['manager'], 'right'),
      right: decision(['vp'], 'left'),
    })
    const { steps, end } = preview(definition)
    expect([steps.length, end]).toEqual([100, null])
  })

  it('that leads nowhere stops there', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision(['manager'], 'own'),
      own: decision(['rep'], { target: 'closed', guard: when('false') }, { onSelf: 'skip' }),
    })
    expect(preview(definition).end).toBeNull()
  })

  it('is asked by people only', () => {
    const { compiled, facts } = new Request(tiered)
    expect(previewRoute(compiled, {}, { actor: { system: 'timer' }, facts })).toMatchObject({ refused: true })
    expect(previewRoute(compiled, {}, { actor: { person: 'stranger' }, facts })).toMatchObject({
      refused: true,
    })
  })

  it.each([{ amount: 'lots' }, { amount: null }, { price: 1 }, JSON.parse('{"__proto__": {"amount": 500}}')])(
    'takes whatever has been typed so far: %j',
    (fields) => {
      expect(preview(tiered, { fields }).undecided).toBe('fields.amount > 100')
    },
  )
})
