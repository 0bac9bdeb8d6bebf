import { later, shifted } from './calendar.ts'
import { evaluate } from './condition/evaluate.ts'
import type { Values } from './document.ts'
import { type FullStep, goingOn, permission, waitsOutside } from './language.ts'
import { askingFor, participantsOf } from './people/participants.ts'
import { substitutedBy } from './people/places.ts'
import { isOutOfReach, settledBy } from './policies.ts'
import { type Activation, isUnanswered, type Vote, votesOf } from './request.ts'
import { restoreVotes } from './restore-votes.ts'
import { deliver, type Run, readingOf } from './run.ts'
import { askedIn, newTasks, openNext, repeat } from './tasks.ts'

export const close = (activation: Activation, at: string, outcome: string | null): void => {
  for (const task of activation.tasks) if (isUnanswered(task)) task.state = 'cancelled'
  activation.endedAt = at
  activation.outcome = outcome
}

export const delayed = (run: Run, name: string): string => {
  const delay = run.language.document.delays?.[name]
  if (delay === undefined) throw new Error(`no delay ${name}`)
  return later(run.world.now, delay)
}

const begun = ({ request, world }: Run, step: string, visit: number): Activation => {
  const activation: Activation = {
    step,
    visit,
    since: world.now,
    due: null,
    overdue: false,
    organisation: world.revision,
    tasks: [],
    outcome: null,
    endedAt: null,
    skipped: false,
  }
  request.activations.push(activation)
  return activation
}

/** Begins a visit to a step. The outcome, where it settles at once: skipped, or approved by what stands from before. */
export const enterStep = (run: Run, step: FullStep, visit: number): string | null => {
  if (waitsOutside(step)) return askOutside(run, step, visit)
  const { request, world } = run
  const found = participantsOf(step, askingFor(request, world, step.key))
  const tasks = found.who === 'people' ? newTasks(run, step, found.seats) : []
  const activation = begun(run, step.key, visit)
  activation.tasks.push(...tasks)
  const again = run.reopening?.before.step === step.key ? run.reopening : undefined
  // What was taken back is put in order once; a step that comes round to itself asks anew.
  if (again !== undefined) delete run.reopening
  const due = step.due ? delayed(run, step.due.within) : null
  activation.due = again === undefined ? due : again.before.due
  if (found.who === 'skip') {
    close(activation, world.now, goingOn(step))
    activation.skipped = true
    return activation.outcome
  }
  const missing = found.who === 'people' ? found.missing : found.because
  if (missing !== null) addIncident(run, `nobody-${missing}`, step.key)
  if (again !== undefined) restoreVotes(run, activation, again)
  else if (step.kind === 'decision' && step.onRepeated === 'carry' && !run.returned)
    carry(run, step, activation)
  const outcome = settledBy(step, activation.tasks)
  if (outcome !== null) {
    if (outcome === 'return') run.returned = true
    close(activation, world.now, outcome)
    return outcome
  }
  tellTooFew(run, step, activation)
  setTimers(run, step, activation)
  const kind = visit > 1 && step.kind === 'form' ? 'returned' : 'task-opened'
  deliver(run, askedIn(activation), kind)
  return null
}

/** Nobody is asked: something outside is, and the step waits for its answer. */
const askOutside = (run: Run, step: FullStep, visit: number): null => {
  const activation = begun(run, step.key, visit)
  activation.due = step.due ? delayed(run, step.due.within) : null
  const answers = { step: step.key, visit }
  if (step.kind === 'process') {
    const { definition } = step
    const { requester } = run.request
    askFor(run, { definition, requester, fields: sent(run, step.input), answers })
  }
  if (step.kind === 'service') askFor(run, { webhook: step.webhook, fields: sent(run, step.input), answers })
  setTimers(run, step, activation)
  return null
}

/** What something outside is told, worked out from the request. */
export const sent = (run: Run, input: Readonly<Record<string, string>>): Values => {
  const reading = readingOf(run)
  return Object.fromEntries(
    Object.entries(input).map(([field, source]) => [field, evaluate(source, reading)]),
  )
}

/** Asks for something outside: what led to it cannot be taken back. */
export const askFor = (run: Run, effect: Run['effects'][number]): void => {
  run.effects.push(effect)
  delete run.request.lastAct
}

/** An operator is told where fewer take part than must agree. */
export const tellTooFew = (run: Run, step: FullStep, { tasks }: Activation): void => {
  const told = run.request.incidents.some(({ state }) => state === step.key)
  if (tasks.length > 0 && !told && isOutOfReach(step, tasks))
    addIncident(run, 'quorum-out-of-reach', step.key)
}

export const addIncident = ({ request, world, seq }: Run, code: string, state: string): void => {
  request.incidents.push({ seq, code, state, at: world.now })
}

const setTimers = ({ request, world }: Run, step: FullStep, { visit, due }: Activation): void => {
  if (due === null) return
  for (const [index, offset] of (step.due?.remind ?? []).entries()) {
    const dueAt = shifted(due, offset)
    if (dueAt > world.now) request.timers.push({ state: step.key, visit, name: `remind-${index}`, dueAt })
  }
  request.timers.push({ state: step.key, visit, name: 'due', dueAt: due })
}

/** An earlier approval stands for a task if nothing that its person saw then has changed since. */
const carry = (run: Run, step: FullStep, activation: Activation): void => {
  for (const task of activation.tasks) {
    if (task.state !== 'open') continue
    const own = task.candidates.filter((person) => substitutedBy(task, person) === undefined)
    const [vote] = own.flatMap((person) => standing(run, step, person) ?? [])
    if (vote === undefined) continue
    repeat(task, { ...vote, at: run.world.now, seq: run.seq })
    openNext(activation)
  }
}

const standing = ({ request, language }: Run, step: FullStep, person: string): Vote | null => {
  const given = request.activations
    .filter((one) => language.steps.get(one.step)?.kind === 'decision')
    .flatMap((one) => votesOf(one).map((vote) => ({ vote, at: one.step })))
    .filter(({ vote }) => vote.person === person && !vote.carried && vote.for === undefined)
    .toSorted((a, b) => a.vote.seq - b.vote.seq)
    .at(-1)
  const saw = given === undefined ? undefined : language.steps.get(given.at)
  if (given === undefined || saw === undefined || given.vote.outcome !== goingOn(step)) return null
  const stale = Object.entries(request.fieldSeq).some(
    ([field, seq]) => seq > given.vote.seq && permission(saw, field) !== 'hidden',
  )
  return stale ? null : given.vote
}
