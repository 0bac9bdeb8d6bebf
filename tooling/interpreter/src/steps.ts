import { later, shifted } from './calendar.ts'
import { type FullStep, goingOn, permission, stops } from './language.ts'
import { askingFor, participantsOf } from './people/participants.ts'
import { type Activation, type Task, type Vote, votesOf } from './request.ts'
import { deliver, type Run } from './run.ts'

/** The outcome of a step by its policy, or null while it waits. */
export const settledBy = (step: FullStep, tasks: readonly Task[]): string | null => {
  const votes = tasks.flatMap(({ vote }) => (vote === null ? [] : [vote])).toSorted((a, b) => a.seq - b.seq)
  if (step.policy === 'one') return votes[0]?.outcome ?? null
  const stop = votes.find(({ outcome }) => stops(outcome))
  if (stop !== undefined) return stop.outcome
  return tasks.some(({ state }) => state === 'open') ? null : (votes.at(-1)?.outcome ?? null)
}

export const newTask = (run: Run, candidates: readonly string[]): Task => {
  run.request.taskCount++
  return { number: run.request.taskCount, candidates, added: [], state: 'open', vote: null }
}

export const close = (activation: Activation, at: string, outcome: string | null): void => {
  for (const task of activation.tasks) if (task.state === 'open') task.state = 'cancelled'
  activation.endedAt = at
  activation.outcome = outcome
}

export const delayed = (run: Run, name: string): string => {
  const delay = run.language.document.delays?.[name]
  if (delay === undefined) throw new Error(`no delay ${name}`)
  return later(run.world.now, delay)
}

/** Begins a visit to a step. The outcome, where it settles at once: skipped, or approved by what stands from before. */
export const enterStep = (
  run: Run,
  step: FullStep,
  { visit, returned }: { readonly visit: number; readonly returned: boolean },
): string | null => {
  const { request, world } = run
  const found = participantsOf(step, askingFor(request, world, step.key))
  const people = found.who === 'people' ? found.people : []
  const due = step.due ? delayed(run, step.due.within) : null
  const tasks =
    people.length === 0
      ? []
      : step.policy === 'all'
        ? people.map((one) => newTask(run, [one]))
        : [newTask(run, people)]
  const activation: Activation = {
    step: step.key,
    visit,
    since: world.now,
    due,
    overdue: false,
    organisation: world.revision,
    tasks,
    outcome: null,
    endedAt: null,
    skipped: false,
  }
  request.activations.push(activation)
  if (found.who === 'skip') {
    close(activation, world.now, goingOn(step))
    activation.skipped = true
    return activation.outcome
  }
  if (found.who === 'administrator') addIncident(run, `nobody-${found.because}`, step.key)
  if (step.kind === 'decision' && step.onRepeated === 'carry' && !returned) carry(run, step, tasks)
  const outcome = settledBy(step, tasks)
  if (outcome !== null) {
    close(activation, world.now, outcome)
    return outcome
  }
  setTimers(run, step, activation)
  const kind = visit > 1 && step.kind === 'form' ? 'returned' : 'task-opened'
  deliver(run, askedIn(activation), kind)
  return null
}

export const askedIn = ({ tasks }: Activation): readonly string[] =>
  tasks.flatMap(({ state, candidates }) => (state === 'open' ? candidates : []))

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
const carry = (run: Run, step: FullStep, tasks: readonly Task[]): void => {
  for (const task of tasks) {
    const [vote] = task.candidates.flatMap((person) => standing(run, step, person) ?? [])
    if (vote === undefined) continue
    task.state = 'done'
    task.vote = { ...vote, at: run.world.now, seq: run.seq, carried: true }
  }
}

const standing = ({ request, language }: Run, step: FullStep, person: string): Vote | null => {
  const given = request.activations
    .filter((one) => language.steps.get(one.step)?.kind === 'decision')
    .flatMap((one) => votesOf(one).map((vote) => ({ vote, at: one.step })))
    .filter(({ vote }) => vote.person === person && !vote.carried)
    .toSorted((a, b) => a.vote.seq - b.vote.seq)
    .at(-1)
  const saw = given === undefined ? undefined : language.steps.get(given.at)
  if (given === undefined || saw === undefined || given.vote.outcome !== goingOn(step)) return null
  const stale = Object.entries(request.fieldSeq).some(
    ([field, seq]) => seq > given.vote.seq && permission(saw, field) !== 'hidden',
  )
  return stale ? null : given.vote
}
