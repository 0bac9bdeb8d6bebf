import { addDuration } from '@countersign/definition/calendar'
import type { Delay, FixedDelay } from '@countersign/definition/delay'
import type { ResolvedStep } from '@countersign/definition/steps'
import type { TimerKey } from './command.ts'
import type { PersonId } from './organisation.ts'
import { conditionContext, emit, type Work } from './work.ts'

type LengthDelay = Extract<Delay, { amount: number }>

export const DUE = 'due'
const remindName = (index: number): string => `remind-${index}`
const afterName = (delay: string): string => `after-${delay}`

/**
 * When a step entered now is due, or null when it has no due time: by the working time of the people asked, or of the
 * requester's department where nobody is.
 */
export const dueOf = (work: Work, step: ResolvedStep, people: readonly PersonId[]): string | null => {
  if (step.due === null) return null
  const { directory } = work.facts
  const departments = people.flatMap((id) => directory.person(id)?.department ?? [])
  return instantAfter(work, step.due.within, departments)
}

/** Sets the due timer of an activation and its reminders; a reminder that would already lie in the past is left out. */
export const setDueTimers = (work: Work, step: ResolvedStep, visit: number, due: string | null): void => {
  if (due === null) return
  const set = (name: string, dueAt: string): void =>
    emit(work, { type: 'timer-set', timer: { state: step.key, visit, name, dueAt } })
  for (const [index, offset] of (step.due?.remind ?? []).entries()) {
    const at = addDuration(due, offset)
    if (at > work.facts.now) set(remindName(index), at)
  }
  set(DUE, due)
}

/** Sets the timer of a delayed transition of the chart. */
export const setDelayTimer = (
  work: Work,
  { state, delay }: { state: string; delay: string },
  visit: number,
): void =>
  emit(work, {
    type: 'timer-set',
    timer: { state, visit, name: afterName(delay), dueAt: instantAfter(work, delay, []) },
  })

/** Cancels the timers that match. */
export const endTimers = (work: Work, match: (timer: TimerKey) => boolean): void => {
  for (const { state, visit, name } of work.instance.timers.filter(match))
    emit(work, { type: 'timer-ended', timer: { state, visit, name }, by: 'cancelled' })
}

const instantAfter = (work: Work, name: string, departments: readonly string[]): string => {
  const delay = work.compiled.definition.delays?.[name]
  if (delay === undefined) throw new Error(`${work.compiled.pin.key} has no delay ${name}`)
  if ('until' in delay) return untilEndOf(work, delay.until)
  const { requesterDepartment } = work.instance
  const length = chosenLength(work, delay)
  return work.time.after(length, departments.length > 0 ? departments : [requesterDepartment])
}

/** The first choice whose condition holds, else the delay itself. */
const chosenLength = (work: Work, { choices = [], ...usual }: LengthDelay): FixedDelay => {
  const context = conditionContext(work)
  // How long, not which way: it is no reason for the route.
  const chosen = choices.find((choice) => work.compiled.conditions.value(choice.if, context) === true)
  return chosen === undefined ? usual : { amount: chosen.amount, unit: chosen.unit }
}

/** The end of the day in a date field; now, where none is filled: nobody waits for a limit that was never set. */
const untilEndOf = (work: Work, field: string): string => {
  const { now } = work.facts
  const date = work.instance.fields[field]
  if (typeof date !== 'string') return now
  const end = work.time.endOf(date)
  const isPast = end <= now
  return isPast ? now : end
}
