import type { ResolvedStep } from '@countersign/definition/steps'
import { type Draft, settingPointer } from './draft.ts'
import { errorAt, type Finding } from './finding.ts'
import type { PlacedTransition } from './placed-transition.ts'

/** Verbs that move the chart from outside any step. */
export const CHART_VERBS: ReadonlySet<string> = new Set(['withdraw'])

/** Outcomes and transitions fit together, and a choice always has a way out. */
export const checkTransitions = (draft: Draft): readonly Finding[] => [
  ...[...draft.steps.values()].flatMap((step) => checkOutcomes(draft, step)),
  ...checkEvents(draft),
  ...checkElse(draft),
]

const holdersOf = (draft: Draft, step: string): readonly string[] => [
  step,
  ...(draft.states.get(step)?.ancestors ?? []),
]

const checkOutcomes = (draft: Draft, step: ResolvedStep): readonly Finding[] => {
  const holders = new Set<string | null>([...holdersOf(draft, step.key), null])
  const led = new Set(
    draft.transitions.flatMap((one) => (one.kind === 'on' && holders.has(one.from) ? [one.event] : [])),
  )
  return step.outcomes.flatMap((outcome) =>
    outcome === 'return' || led.has(outcome)
      ? []
      : [
          errorAt(settingPointer(draft, step, 'outcomes'), 'outcome-without-transition', {
            step: step.key,
            outcome,
          }),
        ],
  )
}

/** An `on` key that no step below offers would never happen; a return finds its way by itself. */
const checkEvents = (draft: Draft): readonly Finding[] => {
  const offered = new Map<string | null, Set<string>>()
  for (const step of draft.steps.values()) {
    for (const holder of [...holdersOf(draft, step.key), null]) {
      const outcomes = offered.get(holder) ?? new Set()
      for (const outcome of step.outcomes) outcomes.add(outcome)
      offered.set(holder, outcomes)
    }
  }
  return draft.transitions.flatMap(({ kind, event, from, pointer }) => {
    if (kind !== 'on' || CHART_VERBS.has(event)) return []
    if (event === 'return') return [errorAt(pointer, 'return-has-transition')]
    return offered.get(from)?.has(event) === true ? [] : [errorAt(pointer, 'unknown-event', { event })]
  })
}

const checkElse = (draft: Draft): readonly Finding[] =>
  draft.transitions.flatMap((one) => {
    if (!one.isLast) return one.guard === null ? [errorAt(one.pointer, 'transition-after-else')] : []
    return one.guard !== null && needsElse(draft, one) ? [errorAt(one.pointer, 'no-else')] : []
  })

/** A step may wait for a guarded `always` to come true; a state that only chooses must always find a way. */
const needsElse = ({ steps }: Draft, { kind, from }: PlacedTransition): boolean =>
  kind !== 'always' || from === null || !steps.has(from)
