import { serviceRequest } from '@countersign/flows/service-request'
import type { Random } from '@countersign/interpreter/random'
import { randomDefinition } from '@countersign/interpreter/random-definition'
import { hostileCondition } from '../conditions/hostile-condition.ts'
import { hostileValue } from '../values/hostile.ts'
import { jsonText } from '../values/json-text.ts'
import { spoil } from '../values/spoil.ts'

/** Values that no JSON text stands for: what calls itself a definition may come from anywhere. */
const UNREADABLE: readonly (() => unknown)[] = [
  () => undefined,
  () => () => 1,
  () => 1n,
  () => Symbol('key'),
  () => new Date(),
  () => new Map([['key', 1]]),
  () => new Array(4_000_000_000),
  () => Object.create({ key: 'inherited' }),
  () => {
    const circle: Record<string, unknown> = {}
    circle.machine = circle
    return circle
  },
]

type Chart = { machine: { initial: string; states: Record<string, unknown> } }

const plain = (): Chart & Record<string, unknown> => structuredClone(serviceRequest) as never

const withStates = (states: Record<string, unknown>): object => {
  const definition = plain()
  return {
    ...definition,
    machine: { ...definition.machine, states: { ...definition.machine.states, ...states } },
  }
}

const always = (target: string) => ({ always: [{ target }] })

/** Shapes that grow in the hands of whoever walks them. */
const BOMBS: readonly (() => unknown)[] = [
  () =>
    withStates(
      Object.fromEntries(Array.from({ length: 800 }, (_, n) => [`s${n}`, always(`s${(n + 1) % 800}`)])),
    ),
  () => withStates(Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`s${n}`, { type: 'final' }]))),
  () =>
    withStates(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, n) => [
          `s${n}`,
          {
            always: Array.from({ length: 60 }, (_, to) => ({
              target: `s${to}`,
              guard: { type: 'cel', params: { if: 'true' } },
            })),
          },
        ]),
      ),
    ),
  () => {
    let state: unknown = { type: 'final' }
    for (let depth = 0; depth < 15; depth++)
      state = { initial: `d${depth}`, states: { [`d${depth}`]: state } }
    return withStates({ deep: state })
  },
  () => {
    let state: unknown = { type: 'final' }
    for (let depth = 0; depth < 6; depth++)
      state = {
        type: 'parallel',
        states: {
          [`a${depth}`]: { initial: `x${depth}`, states: { [`x${depth}`]: state } },
          [`b${depth}`]: { initial: `y${depth}`, states: { [`y${depth}`]: { type: 'final' } } },
        },
      }
    return withStates({ wide: state })
  },
  () => ({
    ...plain(),
    options: {
      many: Array.from({ length: 20_000 }, (_, n) => ({ value: `o${n}`, label: { zh: 'a', en: 'a' } })),
    },
  }),
  () => ({ ...plain(), title: { zh: 'x'.repeat(1_900_000), en: 'y' } }),
  () => ({ ...plain(), machine: JSON.parse(`${'{"states":{"a":'.repeat(18)}{}${'}}'.repeat(18)}`) }),
]

/** The text of every condition in it drawn anew. */
const withConditions = (random: Random, definition: unknown): unknown =>
  JSON.parse(
    JSON.stringify(definition, (name, value) =>
      name === 'if' && typeof value === 'string' && random.chance(0.3) ? hostileCondition(random) : value,
    ),
  )

const readBack = (value: unknown): unknown => {
  try {
    return JSON.parse(jsonText(value))
  } catch {
    return value
  }
}

/** Something that is to be taken for a definition: a good one, one with faults, or a trap. */
export const randomSource = (random: Random): unknown => {
  const kind = random.below(20)
  if (kind === 0) return random.pick(UNREADABLE)()
  if (kind === 1) return random.pick(BOMBS)()
  if (kind === 2) return readBack(hostileValue(random))
  let source: unknown = random.chance(0.8) ? randomDefinition(random) : plain()
  if (random.chance(0.4)) source = withConditions(random, source)
  for (let times = random.below(4); times > 0; times--) source = spoil(random, source)
  return readBack(source)
}
