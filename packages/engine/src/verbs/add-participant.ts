import type { TaskNumber } from '../command.ts'
import { openTask, tellOfTask } from '../open-tasks.ts'
import { withSubstitutes } from '../participants/substitutes.ts'
import { refuse } from '../refusal.ts'
import { ruleContext } from '../rule-context.ts'
import { actingPerson, activationOf, emit, stepOf, type Work } from '../work.ts'
import { refuseBroughtIn, refuseLongReason } from './bring-in.ts'
import { delegate } from './delegate.ts'
import type { PlacedTask } from './standing.ts'
import type { TaskVerbRule } from './verb.ts'

/** More tasks in one visit of a step than this are a mistake. */
const MAX_TASKS = 200

/**
 * Add participants 加签: before 前加签 (they answer first, then the actor), after 后加签 (once the actor has answered) or beside
 * 并加签. Each must answer beside what the step's policy asks.
 */
export const addParticipant: TaskVerbRule<'add-participant'> = {
  verb: 'add-participant',
  permit: delegate.permit,
  execute: (work, placed, { to, where, reason }) => {
    const { activation, task } = placed
    const refusal = refuseLongReason(reason) ?? refuseBroughtIn(work, activation, { people: to, path: '/to' })
    if (refusal !== null) return refusal
    if (activation.tasks.length + to.length > MAX_TASKS)
      return refuse('person-unknown', {}, [{ path: '/to', code: 'too-many', params: { max: MAX_TASKS } }])
    const numbers = to.map((person) => add(work, placed, { person, waits: where === 'after' }))
    if (where === 'before') delay(work, placed, { task: task.number, after: numbers })
    else letFollowersWait(work, placed, numbers)
    return null
  },
}

const add = (
  work: Work,
  { activation, task }: PlacedTask,
  { person, waits }: { readonly person: string; readonly waits: boolean },
): TaskNumber => {
  const step = stepOf(work.compiled, activation.step)
  const { candidates, instead } = withSubstitutes(step, ruleContext(work, step.key), {
    people: [person],
    others: task.candidates,
  })
  const key = { step: activation.step, visit: activation.visit }
  if (!waits) tellOfTask(work, key.step, candidates)
  return openTask(work, key, {
    candidates,
    added: [person],
    addedBy: actingPerson(work.actor) ?? '',
    ...(waits && { after: [task.number] }),
    ...(Object.keys(instead).length > 0 && { instead }),
  })
}

type Delay = { readonly task: TaskNumber; readonly after: readonly TaskNumber[] }

const delay = (work: Work, { activation: { step, visit } }: PlacedTask, { task, after }: Delay): void =>
  emit(work, { type: 'task-delayed', step, visit, task, after })

/** Whoever waits for the actor's answer waits for those added as well: they keep their place in the order. */
const letFollowersWait = (work: Work, placed: PlacedTask, numbers: readonly TaskNumber[]): void => {
  const { step, visit } = placed.activation
  for (const { number, state, after = [] } of activationOf(work.instance, step, visit).tasks)
    if (state === 'waiting' && after.includes(placed.task.number) && !numbers.includes(number))
      delay(work, placed, { task: number, after: [...after, ...numbers] })
}
