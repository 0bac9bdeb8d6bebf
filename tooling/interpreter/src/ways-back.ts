import { type FullStep, regionsOf } from './language.ts'
import type { Run } from './run.ts'

/** Steps visited before, that the step may return to, none of them in a region it does not stand in itself. */
export const waysBack = ({ request, language }: Run, step: FullStep): readonly string[] => {
  const visited = request.activations.filter((one) => one.endedAt !== null && !one.skipped)
  const own = regionsOf(language, step.key)
  return [...new Set(visited.map((one) => one.step))].filter((target) => {
    if (target === step.key) return false
    const form = language.steps.get(target)?.participants.some(({ rule }) => rule === 'requester') === true
    const allowed =
      step.returnTo === 'earlier' || (step.returnTo === 'requester' ? form : step.returnTo.includes(target))
    return (
      allowed && [...regionsOf(language, target)].every(([parallel, region]) => own.get(parallel) === region)
    )
  })
}
