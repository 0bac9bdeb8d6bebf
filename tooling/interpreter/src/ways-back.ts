import { type FullStep, regionsOf } from './language.ts'
import { type Activation, votesOf } from './request.ts'
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

/** Where a returned step goes: where the first of those who returned it wanted, else to the first way there is. */
export const wayBack = (run: Run, step: FullStep, activation: Activation): string | null => {
  const wishes = votesOf(activation)
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap(({ to }) => to ?? [])
  return wishes[0] ?? waysBack(run, step)[0] ?? null
}

/** From a step the request will go straight back to another, or no more. */
export const owe = ({ request, seq }: Run, from: string, back: string | null): void => {
  const { [from]: before = null, ...others } = request.straightBack ?? {}
  if (back === before) return
  // Whoever takes back the act that changes it has it again as it was.
  if (request.lastAct?.seq === seq) request.lastAct = { ...request.lastAct, owed: { to: from, before } }
  const owed = back === null ? others : { ...others, [from]: back }
  if (Object.keys(owed).length === 0) delete request.straightBack
  else request.straightBack = owed
}
