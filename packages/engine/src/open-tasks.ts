import type { ResolvedStep } from '@countersign/definition/steps'
import type { TaskNumber } from './command.ts'
import type { OpenedTask } from './event.ts'
import type { Activation, Task } from './instance.ts'
import type { PersonId } from './organisation.ts'
import type { Seat } from './participants/seat.ts'
import { withSubstitutes } from './participants/substitutes.ts'
import { policyRule } from './policies/policy.ts'
import { ruleContext } from './rule-context.ts'
import { activationOf, deliver, emit, type Work } from './work.ts'

export type ActivationKey = { readonly step: string; readonly visit: number }

/** The tasks a step opens for its seats, numbered on from the last of the instance. */
export const tasksFor = (work: Work, step: ResolvedStep, seats: readonly Seat[]): readonly OpenedTask[] => {
  const { tasks, inOrder } = policyRule(step.policy)
  const first = work.instance.taskCount + 1
  return tasks(seats).map((seat, index) => ({
    ...taskFor(work, step, { seat, number: first + index }),
    ...(inOrder && index > 0 && { after: [first + index - 1] }),
  }))
}

/** One task for a seat, with whoever acts for those who are away. */
export const taskFor = (
  work: Work,
  step: ResolvedStep,
  { seat, number }: { readonly seat: Seat; readonly number: TaskNumber },
): OpenedTask => {
  const { candidates, instead } = withSubstitutes(step, ruleContext(work, step.key), {
    people: seat.people,
  })
  return {
    number,
    candidates,
    ...(seat.group !== undefined && { group: seat.group }),
    ...(Object.keys(instead).length > 0 && { instead }),
  }
}

/** Opens one more task in an activation. Whoever it asks is told by the caller, once they are really asked. */
export const openTask = (work: Work, key: ActivationKey, task: Omit<OpenedTask, 'number'>): TaskNumber => {
  const number = work.instance.taskCount + 1
  const { candidates, ...rest } = task
  emit(work, {
    type: 'task-opened',
    ...key,
    task: number,
    candidates,
    ...(Object.keys(rest).length > 0 && { with: rest }),
  })
  return number
}

/** Opens every task of an activation that has nobody to wait for any more; whom that asks now. */
export const startNext = (work: Work, { step, visit }: ActivationKey): readonly PersonId[] => {
  const { tasks } = activationOf(work.instance, step, visit)
  const isOver = (number: TaskNumber): boolean => {
    const state = tasks.find((task) => task.number === number)?.state
    return state === 'done' || state === 'cancelled'
  }
  const next = tasks.filter(({ state, after = [] }) => state === 'waiting' && after.every(isOver))
  for (const { number } of next) emit(work, { type: 'task-started', step, visit, task: number })
  return next.flatMap(({ candidates }) => candidates)
}

export const tellOfTask = (work: Work, step: string, people: readonly PersonId[]): void =>
  deliver(work, people, { kind: 'task-opened', params: { step } })

/** The people whom the open tasks of an activation wait for. */
export const waitedFor = ({ tasks }: Pick<Activation, 'tasks'>): readonly PersonId[] =>
  tasks.flatMap((task) => (task.state === 'open' ? deciders(task) : []))

/** Who may decide a task now: all its candidates, or the one who claimed it. */
const deciders = ({ candidates, claimedBy }: Task): readonly PersonId[] =>
  claimedBy === undefined ? candidates : [claimedBy]
