import type { CommandOf } from '../command.ts'
import type { FullStep } from '../language.ts'
import { distinct, isActive, superiorsOf } from '../people/organisation.ts'
import { askingFor, keptApart, participantsOf, successorOf } from '../people/participants.ts'
import { fire } from '../position.ts'
import { Refused, refuseIf } from '../refused.ts'
import type { Activation, Task } from '../request.ts'
import { deliver, type Run } from '../run.ts'
import { addIncident, askedIn, newTask } from '../steps.ts'
import { mustBeSystem } from './permit.ts'
import { settle, stepOf } from './submit.ts'

export const fireTimer = (run: Run, { timer }: CommandOf<'fire-timer'>): void => {
  mustBeSystem(run)
  const { request, world } = run
  const set = request.timers.find(
    (one) => one.state === timer.state && one.visit === timer.visit && one.name === timer.name,
  )
  if (set === undefined) throw new Refused('timer-gone')
  refuseIf(set.dueAt > world.now, 'timer-not-due')
  request.timers = request.timers.filter((one) => one !== set)
  run.logged = true
  if (timer.name.startsWith('after-')) {
    fire(run, { is: 'elapsed', state: timer.state, delay: timer.name.slice('after-'.length) })
    return
  }
  const activation = request.activations.find((one) => one.step === timer.state && one.visit === timer.visit)
  if (activation === undefined) throw new Error('a timer of no activation')
  const isDue = timer.name === 'due'
  if (isDue) activation.overdue = true
  if (isDue && stepOf(run, timer.state).due?.escalate?.add !== undefined) addSuperiors(run, activation)
  deliver(run, askedIn(activation), isDue ? 'task-overdue' : 'task-reminder')
}

/** Beside everyone asked: their nearest superior who may take part. */
const addSuperiors = ({ request, world, language }: Run, activation: Activation): void => {
  const step = language.steps.get(activation.step) as FullStep
  const apart = keptApart(step, request, request.requester)
  for (const task of activation.tasks.filter(({ state }) => state === 'open')) {
    const superiors = task.candidates.flatMap((person) => {
      const next = superiorsOf(world, person).find(
        (one) => isActive(world, one) && one !== request.requester && !apart.has(one),
      )
      return next === undefined || task.candidates.includes(next) ? [] : [next]
    })
    if (superiors.length === 0) continue
    task.added = distinct([...task.added, ...superiors])
    task.candidates = distinct([...task.candidates, ...superiors])
  }
}

/** Finds the people again after the organisation changed. */
export const refresh = (run: Run): void => {
  mustBeSystem(run)
  const { request, world } = run
  const outdated = request.activations.filter(
    (one) => one.endedAt === null && one.organisation !== world.revision,
  )
  refuseIf(outdated.length === 0, 'participants-unchanged')
  for (const activation of outdated) if (activation.endedAt === null) refreshOne(run, activation)
}

const refreshOne = (run: Run, activation: Activation): void => {
  const { request, world } = run
  activation.organisation = world.revision
  run.logged = true
  if (request.status === 'draft') return
  const step = stepOf(run, activation.step)
  const found = participantsOf(step, askingFor(request, world, step.key))
  const people = found.who === 'people' ? found.people : []
  if (step.policy === 'all') shareOut(run, activation, people)
  else askTogether(run, activation, people)
  const waits = activation.tasks.some(({ state }) => state === 'open')
  const told = request.incidents.some(({ state }) => state === step.key)
  if (waits) {
    request.incidents = request.incidents.filter(({ state }) => state !== step.key)
    return
  }
  const votes = activation.tasks.some(({ vote }) => vote !== null)
  if (votes) settle(run, activation, null)
  const because = found.who === 'administrator' ? found.because : 'empty'
  if (!votes && !told) addIncident(run, `nobody-${because}`, step.key)
}

/** Who was added stays, or their successor does, where they may still take part. */
const staying = (run: Run, step: FullStep, added: readonly string[]): readonly string[] => {
  const { request, world } = run
  const apart = keptApart(step, request, request.requester)
  return added.flatMap((person) => {
    const one = isActive(world, person)
      ? person
      : successorOf(step, askingFor(request, world, step.key), person)
    return one === null || apart.has(one) ? [] : [one]
  })
}

const askTogether = (run: Run, activation: Activation, people: readonly string[]): void => {
  const open = activation.tasks.find(({ state }) => state === 'open')
  if (open !== undefined) ask(run, activation, { task: open, people })
  else if (people.length > 0) openFor(run, activation, people)
}

const shareOut = (run: Run, activation: Activation, people: readonly string[]): void => {
  for (const task of activation.tasks.filter(({ state }) => state === 'open'))
    ask(run, activation, { task, people: owners(task).filter((one) => people.includes(one)) })
  const served = activation.tasks.flatMap((task) => (task.state === 'cancelled' ? [] : owners(task)))
  for (const person of people) if (!served.includes(person)) openFor(run, activation, [person])
}

const owners = (task: Task): readonly string[] => [
  ...task.candidates.filter((one) => !task.added.includes(one)),
  ...(task.vote === null ? [] : [task.vote.person]),
]

const openFor = (run: Run, activation: Activation, people: readonly string[]): void => {
  activation.tasks.push(newTask(run, people))
  deliver(run, people, 'task-opened')
}

const ask = (
  run: Run,
  activation: Activation,
  { task, people }: { readonly task: Task; readonly people: readonly string[] },
): void => {
  const added = staying(run, stepOf(run, activation.step), task.added).filter((one) => !people.includes(one))
  const candidates = distinct([...people, ...added])
  if (candidates.length === 0) {
    task.state = 'cancelled'
    return
  }
  const newcomers = candidates.filter((one) => !task.candidates.includes(one))
  task.candidates = candidates
  task.added = added
  deliver(run, newcomers, 'task-opened')
}
