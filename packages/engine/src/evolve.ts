import type { TimerKey } from './command.ts'
import type { Event } from './event.ts'
import type { Activation, Instance, Task } from './instance.ts'

/** When and in which record an event happened. */
export type Stamp = { readonly at: string; readonly seq: number }

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>
type Fold<T extends Event['type']> = (instance: Instance, event: EventOf<T>, stamp: Stamp) => Instance

/** Folds one event into an instance. Deciding and replaying both run through here, and nothing else changes one. */
export const evolve = (instance: Instance | null, event: Event, stamp: Stamp): Instance => {
  if (event.type === 'started') return begin(event, stamp)
  if (instance === null)
    throw new Error(`the first event of an instance must be "started", not "${event.type}"`)
  // The table is typed by event; TypeScript cannot follow that the key and the event are of one type.
  const fold = FOLDS[event.type] as (instance: Instance, event: Event, stamp: Stamp) => Instance
  return fold(instance, event, stamp)
}

const begin = (event: EventOf<'started'>, { at }: Stamp): Instance => ({
  id: event.id,
  number: event.number,
  definition: { key: '', version: 0, hash: '' },
  status: 'draft',
  requester: event.requester,
  requesterRank: event.rank,
  requesterDepartment: event.department,
  fields: {},
  workingCopy: null,
  fieldSeq: {},
  chosen: {},
  machine: { value: '', status: 'active', historyValue: {} },
  visits: {},
  activations: [],
  timers: [],
  taskCount: 0,
  cc: [],
  incidents: [],
  remindedAt: null,
  startedAt: at,
  submittedAt: null,
  updatedAt: at,
  endedAt: null,
  archived: false,
  seq: 0,
  hash: '',
  revision: 0,
  contentRevision: 0,
})

const FOLDS: { readonly [T in Exclude<Event['type'], 'started'>]: Fold<T> } = {
  // Pinned at the start, and anew when a draft is submitted after another version went live. Visits go on counting:
  // an activation of the older version keeps its key.
  pinned: (instance, event) => ({
    ...instance,
    definition: event.definition,
    machine: { value: '', status: 'active', historyValue: {} },
  }),
  'fields-set': (instance, event, { seq }) => {
    const fields = { ...instance.fields, ...event.values }
    for (const name of event.cleared) delete (fields as { [name: string]: unknown })[name]
    const fieldSeq = { ...instance.fieldSeq }
    for (const name of [...Object.keys(event.values), ...event.cleared]) fieldSeq[name] = seq
    return { ...instance, fields, fieldSeq }
  },
  'people-chosen': (instance, event) => ({ ...instance, chosen: { ...instance.chosen, ...event.chosen } }),
  submitted: (instance, _event, { at }) => ({
    ...instance,
    status: 'running',
    submittedAt: instance.submittedAt ?? at,
    workingCopy: null,
  }),
  moved: (instance, event) => {
    const visits = { ...instance.visits }
    for (const state of event.entered) visits[state] = (visits[state] ?? 0) + 1
    return { ...instance, machine: event.machine, visits }
  },
  activated: (instance, event, { at }) => ({
    ...instance,
    taskCount: instance.taskCount + event.tasks.length,
    activations: [
      ...instance.activations,
      {
        step: event.step,
        visit: event.visit,
        since: at,
        due: event.due,
        overdue: false,
        organisation: event.organisation,
        tasks: event.tasks.map(({ number, candidates }) => openTask(number, candidates)),
        outcome: null,
        endedAt: null,
        skipped: false,
      },
    ],
  }),
  'task-opened': (instance, event) =>
    changeActivation({ ...instance, taskCount: instance.taskCount + 1 }, event, (activation) => ({
      ...activation,
      tasks: [...activation.tasks, openTask(event.task, event.candidates)],
    })),
  'task-cancelled': (instance, event) =>
    changeTask(instance, event, (task) => ({ ...task, state: 'cancelled' as const })),
  voted: (instance, event, { at, seq }) =>
    changeTask(instance, event, (task) => ({
      ...task,
      state: 'done' as const,
      vote: {
        person: event.person,
        outcome: event.outcome,
        opinion: event.opinion,
        at,
        seq,
        carried: event.carried,
      },
    })),
  settled: (instance, event, { at }) =>
    changeActivation(instance, event, (activation) => ({
      ...close(activation, at),
      outcome: event.outcome,
      skipped: event.skipped,
    })),
  left: (instance, event, { at }) => changeActivation(instance, event, (activation) => close(activation, at)),
  'candidates-changed': (instance, event) =>
    changeTask(instance, event, (task) => ({ ...task, candidates: event.candidates, added: event.added })),
  'participants-confirmed': (instance, event) =>
    changeActivation(instance, event, (activation) => ({ ...activation, organisation: event.organisation })),
  'timer-set': (instance, event) => ({ ...instance, timers: [...instance.timers, event.timer] }),
  'timer-ended': (instance, event) => ({
    ...instance,
    timers: instance.timers.filter((timer) => !sameTimer(timer, event.timer)),
  }),
  overdue: (instance, event) =>
    changeActivation(instance, event, (activation) => ({ ...activation, overdue: true })),
  commented: (instance) => instance,
  copied: (instance, event) => ({ ...instance, cc: [...new Set([...instance.cc, ...event.to])].sort() }),
  reminded: (instance, _event, { at }) => ({ ...instance, remindedAt: at }),
  'incident-raised': (instance, event, { at, seq }) => ({
    ...instance,
    incidents: [...instance.incidents, { seq, code: event.code, state: event.state, at }],
  }),
  'incident-resolved': (instance, event) => ({
    ...instance,
    incidents: instance.incidents.filter((incident) => incident.state !== event.state),
  }),
  archived: (instance) => ({ ...instance, archived: true }),
  ended: (instance, event, { at }) => ({ ...instance, status: event.status, endedAt: at, workingCopy: null }),
}

/** True when both name the same timer of the same activation. */
export const sameTimer = (a: TimerKey, b: TimerKey): boolean =>
  a.state === b.state && a.visit === b.visit && a.name === b.name

const openTask = (number: number, candidates: readonly string[]): Task => ({
  number,
  candidates,
  added: [],
  state: 'open',
  vote: null,
})

const close = (activation: Activation, at: string): Activation => ({
  ...activation,
  endedAt: at,
  tasks: activation.tasks.map((task) => (task.state === 'open' ? { ...task, state: 'cancelled' } : task)),
})

type ActivationKey = { readonly step: string; readonly visit: number }

const changeActivation = (
  instance: Instance,
  { step, visit }: ActivationKey,
  change: (activation: Activation) => Activation,
): Instance => ({
  ...instance,
  activations: instance.activations.map((activation) =>
    activation.step === step && activation.visit === visit ? change(activation) : activation,
  ),
})

const changeTask = (
  instance: Instance,
  key: ActivationKey & { readonly task: number },
  change: (task: Task) => Task,
): Instance =>
  changeActivation(instance, key, (activation) => ({
    ...activation,
    tasks: activation.tasks.map((task) => (task.number === key.task ? change(task) : task)),
  }))
