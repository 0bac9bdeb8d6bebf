import type { CommandOf } from '../command.ts'
import { waitsOutside } from '../language.ts'
import { isActive, personOf } from '../people/organisation.ts'
import { ownerOf } from '../people/places.ts'
import { abandon, fire } from '../position.ts'
import { Refused, refuseIf } from '../refused.ts'
import { type Activation, isOpen, isUnanswered, openActivations, type Task } from '../request.ts'
import { deliver, type Run } from '../run.ts'
import { stepOf } from '../settle.ts'
import { actingFor, addTask, newTask, reask } from '../tasks.ts'
import { mustBeNewcomers, mustHaveReason } from './bring-in.ts'
import { mustBeSubmitted, mustRun, peopleAsked } from './permit.ts'

const isAdministrator = ({ world }: Run, person: string): boolean =>
  isActive(world, person) && personOf(world, person)?.administers === true

const mustAdminister = (run: Run): void =>
  refuseIf(run.actor === null || !isAdministrator(run, run.actor), 'not-an-administrator')

const mustBeOthers = ({ request, actor }: Run): void => refuseIf(actor === request.requester, 'own-request')

export const reassign = (run: Run, command: CommandOf<'reassign'>): void => {
  mustAdminister(run)
  mustRun(run)
  mustBeOthers(run)
  mustBeSubmitted(run)
  const waiting = openActivations(run.request).filter(({ step }) => !waitsOutside(stepOf(run, step)))
  refuseIf(waiting.length === 0, 'nothing-to-reassign')
  const activation = waiting.find(({ step }) => step === command.step)
  if (activation === undefined) throw new Refused('wrong-step')
  const tasks = activation.tasks.filter(
    (task) => isUnanswered(task) && (command.task ?? task.number) === task.number,
  )
  refuseIf(command.task !== undefined && tasks.length === 0, 'task-unknown')
  mustHaveReason(command.reason)
  mustBeNewcomers(run, activation, command.to)
  run.logged = true
  for (const task of tasks) giveTo(run, { activation, task }, command.to)
  if (tasks.length === 0) askAnew(run, activation, command.to)
  const isFilled = activation.tasks.every((task) => !isUnanswered(task) || task.candidates.length > 0)
  if (isFilled) run.request.incidents = run.request.incidents.filter(({ state }) => state !== command.step)
}

type Given = { readonly activation: Activation; readonly task: Task }

/** They stand in the place of whom the task was for, who is not asked again. */
const giveTo = (run: Run, { activation, task }: Given, to: readonly string[]): void => {
  const [first] = task.candidates
  const { candidates, instead } = actingFor(run, stepOf(run, activation.step), { people: to })
  const places = to.map((person) => {
    const owner = first === undefined ? person : ownerOf(task, first)
    return [person, { for: owner, by: 'reassignment' }] as const
  })
  reask(run, task, {
    candidates,
    added: [...to].sort(),
    instead: { ...task.instead, ...Object.fromEntries(places), ...instead },
  })
  if (task.state === 'open') deliver(run, candidates, 'task-opened')
}

/** Nobody is left who could give it: it is asked of them as the policy has it. */
const askAnew = (run: Run, activation: Activation, to: readonly string[]): void => {
  const step = stepOf(run, activation.step)
  const sets = step.policy.type === 'one' ? [to] : to.map((person) => [person])
  for (const people of sets) addTask(run, activation, newTask(run, step, { people, added: people }))
}

export const suspend = (run: Run, { reason }: CommandOf<'suspend'>): void => {
  mustAdminister(run)
  mustBeOthers(run)
  mustRun(run)
  mustBeSubmitted(run)
  mustHaveReason(reason)
  const { request, world } = run
  request.suspended = { at: world.now, timers: request.timers }
  request.timers = []
  request.status = 'suspended'
  run.logged = true
  deliver(run, [request.requester, ...peopleAsked(run)], 'suspended')
}

/** Everything that was to come is later by as long as it stood still. */
export const resume = (run: Run, { reason }: CommandOf<'resume'>): void => {
  mustAdminister(run)
  mustBeOthers(run)
  const { request, world } = run
  refuseIf(request.suspended === undefined || request.status !== 'suspended', 'not-suspended')
  mustHaveReason(reason)
  const { at = world.now, timers = [] } = request.suspended ?? {}
  const stood = Date.parse(world.now) - Date.parse(at)
  const later = (instant: string): string => new Date(Date.parse(instant) + stood).toISOString()
  for (const activation of openActivations(request))
    if (activation.due !== null && !activation.overdue) activation.due = later(activation.due)
  request.timers = timers.map((timer) => ({ ...timer, dueAt: later(timer.dueAt) }))
  request.status = 'running'
  delete request.suspended
  run.logged = true
  deliver(run, [request.requester, ...peopleAsked(run)], 'resumed')
}

export const terminate = (run: Run, { reason }: CommandOf<'terminate'>): void => {
  if (run.actor !== null) {
    mustAdminister(run)
    mustBeOthers(run)
  }
  const { request, world } = run
  refuseIf(!isOpen(request), 'instance-ended')
  if (run.actor !== null) mustBeSubmitted(run)
  mustHaveReason(reason)
  const told = peopleAsked(run)
  for (const activation of openActivations(request)) abandon(run, activation)
  request.timers = []
  request.status = 'terminated'
  request.endedAt = world.now
  delete request.suspended
  request.workingCopy = null
  run.changed = true
  run.logged = true
  deliver(run, told, 'ended')
}

/** To where it never was only two together move a request. */
export const repair = (run: Run, { to, reason }: CommandOf<'repair'>): void => {
  mustAdminister(run)
  mustRun(run)
  mustBeOthers(run)
  mustBeSubmitted(run)
  const { request, language, world } = run
  refuseIf(!language.steps.has(to), 'return-target-unknown')
  mustHaveReason(reason)
  run.logged = true
  const by = run.actor ?? ''
  const proposed = request.proposedRepair
  const wasThere = request.activations.some(({ step, skipped }) => step === to && !skipped)
  const isSecond = proposed?.to === to && proposed.by !== by && isAdministrator(run, proposed.by)
  if (wasThere || isSecond) refuseIf(!fire(run, { is: 'back', to }), 'outcome-not-possible')
  else request.proposedRepair = { to, by, at: world.now }
}
