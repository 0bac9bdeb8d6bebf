import { type Activation, isOpen, isUnanswered, openActivations, type Task } from '../instance.ts'
import { waitedFor } from '../open-tasks.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { actingPerson, type Work } from '../work.ts'

/** Refuses what an ended or suspended instance does not take. */
export const refuseUnlessRunning = ({ instance }: Work): Refusal | null => {
  if (!isOpen(instance))
    return refuse('instance-ended', { status: instance.status, at: instance.endedAt ?? '' })
  return instance.status === 'suspended' ? refuse('instance-suspended') : null
}

export const refuseUnlessRequester = (work: Work): Refusal | null =>
  actingPerson(work.actor) === work.instance.requester ? null : refuse('not-the-requester')

export const refuseUnlessSystem = (work: Work): Refusal | null =>
  'system' in work.actor ? null : refuse('not-the-system')

export type PlacedTask = { readonly activation: Activation; readonly task: Task }

/** Every task that is still to be answered with its activation, those that wait for others too. */
export const openTasks = ({ instance }: Pick<Work, 'instance'>): readonly PlacedTask[] =>
  instance.activations.flatMap((activation) =>
    activation.tasks.flatMap((task) => (isUnanswered(task) ? [{ activation, task }] : [])),
  )

/** Everybody whom an open task waits for. */
export const waiting = ({ instance }: Pick<Work, 'instance'>): readonly string[] => [
  ...new Set(openActivations(instance).flatMap(waitedFor)),
]

/** True when the person takes or took part: requester, candidate of any task, copied in. */
export const takesPart = ({ instance }: Pick<Work, 'instance'>, person: string): boolean =>
  person === instance.requester ||
  instance.cc.includes(person) ||
  instance.activations.some((activation) => activation.tasks.some((task) => task.candidates.includes(person)))
