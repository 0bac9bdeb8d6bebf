import { waitsOutside } from '../language.ts'
import { askingFor, participantsOf } from '../people/participants.ts'
import { settledBy } from '../policies.ts'
import { refuseIf } from '../refused.ts'
import { type Activation, isUnanswered, openActivations } from '../request.ts'
import { deliver, type Run } from '../run.ts'
import { goOn, stepOf } from '../settle.ts'
import { addIncident, tellTooFew } from '../steps.ts'
import { openNext } from '../tasks.ts'
import { mustBeSystem } from './permit.ts'
import { refreshTasks } from './refresh-tasks.ts'

/** Finds the people again after the organisation changed. */
export const refresh = (run: Run): void => {
  mustBeSystem(run)
  const { request, world } = run
  refuseIf(request.status === 'suspended', 'instance-suspended')
  const outdated = openActivations(request).filter((one) => one.organisation !== world.revision)
  refuseIf(outdated.length === 0, 'participants-unchanged')
  for (const activation of outdated) if (activation.endedAt === null) refreshOne(run, activation)
}

const refreshOne = (run: Run, activation: Activation): void => {
  const { request, world } = run
  activation.organisation = world.revision
  run.logged = true
  const step = stepOf(run, activation.step)
  if (request.status === 'draft' || waitsOutside(step)) return
  const found = participantsOf(step, askingFor(request, world, step.key))
  refreshTasks(run, activation, found.who === 'people' ? found.seats : [])
  deliver(run, openNext(activation), 'task-opened')
  const unanswered = activation.tasks.filter(isUnanswered)
  const waits = unanswered.some(({ candidates }) => candidates.length > 0)
  const lacks = unanswered.some(({ candidates }) => candidates.length === 0)
  const told = request.incidents.some(({ state }) => state === step.key)
  const tell = (because: string): void => {
    if (!told) addIncident(run, `nobody-${because}`, step.key)
  }
  if (waits && !lacks) request.incidents = request.incidents.filter(({ state }) => state !== step.key)
  if (lacks) tell((found.who === 'people' ? found.missing : null) ?? 'empty')
  if (waits || lacks) tellTooFew(run, step, activation)
  else if (settledBy(step, activation.tasks) !== null) goOn(run, activation)
  else tell(found.who === 'administrator' ? found.because : 'empty')
}
