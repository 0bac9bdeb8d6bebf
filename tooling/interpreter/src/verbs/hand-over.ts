import type { CommandOf } from '../command.ts'
import { isHandedIn } from '../language.ts'
import { delegatorOf, wayOf } from '../people/places.ts'
import { refuseIf } from '../refused.ts'
import type { Placed } from '../request.ts'
import { deliver, type Run } from '../run.ts'
import { goOn, stepOf } from '../settle.ts'
import { addSubstitutes, addTask, newTask } from '../tasks.ts'
import { mustBeNewcomers, refuseLongReason } from './bring-in.ts'
import { mustBeMine, mustBeMyTurn, mustBeOpen } from './mine.ts'
import { give } from './places-given.ts'

const MOST_TASKS = 200

export const claim = (run: Run, { task: number }: CommandOf<'claim'>): void => {
  const { task } = mustBeMyTurn(run, number)
  refuseIf(task.claimedBy !== undefined, 'claimed-already')
  refuseIf(task.candidates.length < 2, 'yours-alone')
  task.claimedBy = run.actor ?? ''
  delete run.request.lastAct
  run.logged = true
}

export const release = (run: Run, { task: number }: CommandOf<'release'>): void => {
  const { task } = mustBeMine(run, number)
  refuseIf(task.claimedBy !== run.actor, 'not-claimed-by-you')
  delete task.claimedBy
  run.logged = true
}

/** The task, if its place is the actor's to give: no form that is handed in, no advice. */
const mustBeGiven = (run: Run, number: number, decisionOnly: boolean): Placed => {
  const placed = mustBeMyTurn(run, number)
  const step = stepOf(run, placed.activation.step)
  refuseIf(isHandedIn(step), 'verb-not-offered')
  refuseIf(delegatorOf(placed.task, run.actor ?? '') !== undefined, 'only-advice-asked')
  refuseIf(decisionOnly && step.kind !== 'decision', 'verb-not-offered')
  return placed
}

export const handOver = (run: Run, command: CommandOf<'transfer'> | CommandOf<'delegate'>): void => {
  const { verb, to, reason, task: number } = command
  const placed = mustBeGiven(run, number, verb === 'delegate')
  const { activation, task } = placed
  refuseLongReason(reason)
  mustBeNewcomers(run, activation, [to])
  const { request, seq } = run
  const from = run.actor ?? ''
  const how = verb === 'delegate' ? 'delegation' : 'transfer'
  // Whoever gave it away decides it: they are no delegate of whom they gave it to.
  refuseIf(verb === 'delegate' && wayOf(task, from).includes(to), 'takes-part-already')
  give(run, task, { from, to, how })
  request.lastAct = { seq, person: from, task: number, how, to }
  run.logged = true
  // A delegate is asked for their own answer, which nobody gives for them.
  if (verb === 'transfer') addSubstitutes(run, placed, { people: [to], others: [from] })
  deliver(run, [to], 'task-opened')
}

export const addParticipants = (run: Run, command: CommandOf<'add-participant'>): void => {
  const { to, where, reason, task: number } = command
  const { activation, task } = mustBeGiven(run, number, true)
  refuseLongReason(reason)
  mustBeNewcomers(run, activation, to)
  refuseIf(activation.tasks.length + to.length > MOST_TASKS, 'person-unknown')
  const step = stepOf(run, activation.step)
  const numbers: number[] = []
  for (const person of to) {
    const after = where === 'after' ? { after: [number] } : {}
    const one = newTask(run, step, {
      people: [person],
      others: task.candidates,
      added: [person],
      addedBy: run.actor ?? '',
      ...after,
    })
    addTask(run, activation, one)
    numbers.push(one.number)
  }
  run.logged = true
  if (where === 'before') {
    task.state = 'waiting'
    task.after = numbers
    return
  }
  // Whoever waits for the actor keeps their place behind those who come in with the actor.
  for (const one of activation.tasks)
    if (one.state === 'waiting' && one.after?.includes(number) === true && !numbers.includes(one.number))
      one.after = [...one.after, ...numbers]
}

export const removeParticipant = (run: Run, command: CommandOf<'remove-participant'>): void => {
  const { activation, task } = mustBeOpen(run, command.task)
  refuseIf(task.addedBy === undefined || task.addedBy !== run.actor, 'not-added-by-you')
  refuseLongReason(command.reason)
  task.state = 'cancelled'
  task.removed = true
  run.logged = true
  goOn(run, activation)
}
