import type { ResolvedStep } from '@countersign/definition/steps'
import type { Task } from './instance.ts'
import { votesOf } from './policies/policy-rule.ts'
import { standsIn } from './position.ts'
import type { Work } from './work.ts'

/**
 * The steps a return from `step` may go to, in the order they were first visited: visited ones only (a step that was
 * skipped had nobody, and would send the request straight on again), allowed by the
 * step's `returnTo`, and in the step's own region of each parallel state around it or outside the whole of it, because
 * a return across regions would reset both.
 */
export const returnTargets = (
  { compiled, instance }: Pick<Work, 'compiled' | 'instance'>,
  step: ResolvedStep,
): readonly string[] => {
  const visited = new Set(
    instance.activations.filter((one) => one.endedAt !== null && !one.skipped).map((one) => one.step),
  )
  visited.delete(step.key)
  return [...visited].filter(
    (target) => isAllowed(step, target, compiled) && staysInRegion(step.key, target, compiled),
  )
}

/** Where a step returned by these votes goes: where the first of them wanted it, else to the first step there was. */
export const returnGoal = (
  work: Pick<Work, 'compiled' | 'instance'>,
  step: ResolvedStep,
  tasks: readonly Task[],
): string | null =>
  votesOf(tasks).find((vote) => vote.to !== undefined)?.to ?? returnTargets(work, step)[0] ?? null

/** Whether the chart can enter a step anew without beginning a parallel state around it again. */
export const canGoTo = ({ compiled, instance }: Pick<Work, 'compiled' | 'instance'>, step: string): boolean =>
  (compiled.regions.get(step) ?? []).every(({ parallel }) => standsIn(instance.machine.value, parallel))

type Compiled = Work['compiled']

const isAllowed = (step: ResolvedStep, target: string, compiled: Compiled): boolean => {
  if (step.returnTo === 'earlier') return true
  if (step.returnTo === 'requester')
    return compiled.steps.get(target)?.participants.some((rule) => rule.rule === 'requester') === true
  return step.returnTo.includes(target)
}

const staysInRegion = (from: string, to: string, { regions }: Compiled): boolean => {
  const around = new Map((regions.get(from) ?? []).map(({ parallel, region }) => [parallel, region]))
  return (regions.get(to) ?? []).every(({ parallel, region }) => around.get(parallel) === region)
}
