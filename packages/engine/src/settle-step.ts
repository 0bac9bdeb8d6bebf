import { reportTooFew } from './activate.ts'
import { settle } from './advance.ts'
import type { Task } from './instance.ts'
import { type ActivationKey, startNext, tellOfTask } from './open-tasks.ts'
import { settledBy } from './policies/policy.ts'
import { votesOf } from './policies/policy-rule.ts'
import type { Refusal } from './refusal.ts'
import { returnTargets } from './return-targets.ts'
import { activationOf, stepOf, type Work } from './work.ts'

/** Goes on after a change of an activation's tasks: a step that they settle is left, else whoever is next is asked. */
export const goOn = (work: Work, key: ActivationKey): Refusal | null => {
  const step = stepOf(work.compiled, key.step)
  const { tasks } = activationOf(work.instance, key.step, key.visit)
  const outcome = settledBy(step.policy, tasks)
  if (outcome === null) {
    reportTooFew(work, step, tasks)
    tellOfTask(work, key.step, startNext(work, key))
    return null
  }
  const returnTo = outcome === 'return' ? (returnedTo(tasks) ?? returnTargets(work, step)[0] ?? null) : null
  return settle(work, key, { name: outcome, returnTo })
}

/** Where the first who returned it wanted it to go. */
const returnedTo = (tasks: readonly Task[]): string | undefined =>
  votesOf(tasks).find((vote) => vote.to !== undefined)?.to
