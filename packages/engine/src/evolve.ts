import type { TimerKey } from './command.ts'
import type { Event } from './event.ts'
import { actedUpon, type Fold, type Stamp, TASK_FOLDS } from './evolve-tasks.ts'
import type { Instance } from './instance.ts'
import { without } from './optional.ts'
import { SEMANTICS_VERSION } from './record.ts'

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>

/** Folds one event into an instance. Deciding and replaying both run through here, and nothing else changes one. */
export const evolve = (instance: Instance | null, event: Event, stamp: Stamp): Instance => {
  if (event.type === 'started') return begin(event, stamp)
  if (instance === null)
    throw new Error(`the first event of an instance must be "started", not "${event.type}"`)
  // The table is typed by event; TypeScript cannot follow that the key and the event are of one type.
  const fold = FOLDS[event.type] as (instance: Instance, event: Event, stamp: Stamp) => Instance
  const after = fold(instance, event, stamp)
  return (stamp.semantics ?? SEMANTICS_VERSION) < LAST_ACT_SINCE ? withLastActOf(instance, after) : after
}

/** Servers of an earlier meaning neither keep nor forget what was done last. */
const LAST_ACT_SINCE = 2

const withLastActOf = ({ lastAct }: Instance, after: Instance): Instance => ({
  ...without(after, 'lastAct'),
  ...(lastAct !== undefined && { lastAct }),
})

const begin = (event: EventOf<'started'>, { at }: Stamp): Instance => ({
  id: event.id,
  number: event.number,
  definition: { key: '', version: 0, hash: '' },
  status: 'draft',
  requester: event.requester,
  ...(event.parent !== undefined && { parent: event.parent }),
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
  moved: (instance, event, { seq }) => {
    const visits = { ...instance.visits }
    for (const state of event.entered) visits[state] = (visits[state] ?? 0) + 1
    const before = instance.lastAct?.seq === seq ? instance : actedUpon(instance)
    return { ...without(before, 'proposedRepair'), machine: event.machine, visits }
  },
  ...TASK_FOLDS,
  'timer-set': (instance, event) => ({ ...instance, timers: [...instance.timers, event.timer] }),
  'timer-ended': (instance, event) => ({
    ...instance,
    timers: instance.timers.filter((timer) => !sameTimer(timer, event.timer)),
  }),
  'group-skipped': (instance) => instance,
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
  suspended: (instance, _event, { at }) => ({
    ...shownAnew(instance),
    status: 'suspended',
    suspended: { at, timers: instance.timers },
    timers: [],
  }),
  resumed: (instance) => ({ ...without(shownAnew(instance), 'suspended'), status: 'running' }),
  'repair-proposed': (instance, event, { at }) => ({
    ...instance,
    proposedRepair: { to: event.to, by: event.by, at },
  }),
  repaired: (instance) => without(instance, 'proposedRepair'),
  'straight-back-owed': (instance, { to, back }, { seq }) => {
    const { [to]: before = null, ...others } = instance.straightBack ?? {}
    const owed = back === null ? others : { ...others, [to]: back }
    const { lastAct } = instance
    const changed = lastAct?.seq === seq ? { lastAct: { ...lastAct, owed: { to, before } } } : {}
    const rest = { ...without(instance, 'straightBack'), ...changed }
    return Object.keys(owed).length === 0 ? rest : { ...rest, straightBack: owed }
  },
  'effect-asked': (instance) => actedUpon(instance),
  archived: (instance) => ({ ...instance, archived: true }),
  ended: (instance, event, { at }) => ({
    ...without(instance, 'suspended'),
    status: event.status,
    endedAt: at,
    workingCopy: null,
  }),
}

/** Whose tasks they are stays, whether they are to be done does not: what shows them looks at activations that changed. */
const shownAnew = (instance: Instance): Instance => ({
  ...instance,
  activations: instance.activations.map((one) => (one.endedAt === null ? { ...one } : one)),
})

/** True when both name the same timer of the same activation. */
export const sameTimer = (a: TimerKey, b: TimerKey): boolean =>
  a.state === b.state && a.visit === b.visit && a.name === b.name
