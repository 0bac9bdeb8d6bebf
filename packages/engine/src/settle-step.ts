import { reportTooFew } from './activate.ts'
import { settle } from './advance.ts'
import { type ActivationKey, startNext, tellOfTask } from './open-tasks.ts'
import { settledBy } from './policies/policy.ts'
import type { Refusal } from './refusal.ts'
import { returnGoal } from './return-targets.ts'
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
  const returnTo = outcome === 'return' ? returnGoal(work, step, tasks) : null
  return settle(work, key, { name: outcome, returnTo })
}
