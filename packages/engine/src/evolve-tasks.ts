import type { Event, OpenedTask } from './event.ts'
import type { Activation, Instance, LastAct, Stead, Task, Vote } from './instance.ts'
import { without } from './optional.ts'
import { placeChain } from './participants/place.ts'

/** When and in which record an event happened, and under which meaning that was decided (today's, unless it says so). */
export type Stamp = { readonly at: string; readonly seq: number; readonly semantics?: number }

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>
export type Fold<T extends Event['type']> = (instance: Instance, event: EventOf<T>, stamp: Stamp) => Instance

/** What happens to activations and their tasks. */
export const TASK_FOLDS = {
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
        tasks: event.tasks.map(opened),
        outcome: null,
        endedAt: null,
        skipped: false,
      },
    ],
  }),
  'task-opened': (instance, { step, visit, task: number, candidates, with: rest }) => {
    const before = rest?.addedBy === undefined ? instance : actedUpon(instance)
    const counted = { ...before, taskCount: instance.taskCount + 1 }
    return changeActivation(counted, { step, visit }, (activation) => ({
      ...activation,
      tasks: [...activation.tasks, opened({ number, candidates, ...rest })],
    }))
  },
  'task-cancelled': (instance, event) =>
    changeTask(instance, event, (task) => ({
      ...task,
      state: 'cancelled',
      ...(event.removed === true && { removed: true }),
    })),
  'task-delayed': (instance, event) =>
    changeTask(instance, event, (task) => ({ ...task, state: 'waiting', after: event.after })),
  'task-started': (instance, event) => changeTask(instance, event, (task) => ({ ...task, state: 'open' })),
  voted: (instance, event, { at, seq }) => {
    const { person, outcome, opinion, carried } = event
    const vote: Vote = {
      person,
      outcome,
      opinion,
      at: event.given?.at ?? at,
      seq: event.given?.seq ?? seq,
      carried,
      ...(event.for !== undefined && { for: event.for }),
      ...(event.to !== undefined && { to: event.to }),
    }
    const voted = changeTask(instance, event, (task) => ({ ...task, state: 'done', vote }))
    return carried ? voted : { ...voted, lastAct: { seq, person, task: event.task, how: 'decided' } }
  },
  advised: (instance, event, { at }) => {
    const { person, for: delegator, outcome, opinion } = event
    return changeTask(actedUpon(instance), event, (task) => {
      const back = giveBack(task, person, delegator)
      return { ...back, advice: [...(task.advice ?? []), { person, for: delegator, outcome, opinion, at }] }
    })
  },
  claimed: (instance, event) =>
    changeTask(actedUpon(instance), event, (task) => ({ ...task, claimedBy: event.person })),
  released: (instance, event) => changeTask(instance, event, (task) => without(task, 'claimedBy')),
  'handed-over': (instance, event, { seq }) => {
    const { from, to, how, task } = event
    const lastAct: LastAct = { seq, person: from, task, how, to }
    return changeTask({ ...instance, lastAct }, event, (before) => handOver(before, from, { to, how }))
  },
  'taken-back': (instance, event) => {
    const act = instance.lastAct
    if (act === undefined) throw new Error(`nothing of instance ${instance.id} can be taken back`)
    return changeTask(actedUpon(instance), event, (task) =>
      act.how === 'decided' ? { ...task, state: 'open', vote: null } : undoHandOver(task, act),
    )
  },
  settled: (instance, event, { at }) =>
    changeActivation(instance, event, (activation) => ({
      ...close(activation, at),
      outcome: event.outcome,
      skipped: event.skipped,
    })),
  left: (instance, event, { at }) => changeActivation(instance, event, (activation) => close(activation, at)),
  'candidates-changed': (before, event, { seq }) => {
    const { lastAct } = before
    const isTouched = lastAct !== undefined && lastAct.task === event.task && lastAct.seq !== seq
    return changeTask(isTouched ? actedUpon(before) : before, event, (task) => {
      const { candidates, added, instead } = event
      const changed = { ...without(task, 'instead'), candidates, added, ...(instead && { instead }) }
      const { claimedBy } = changed
      return claimedBy === undefined || candidates.includes(claimedBy)
        ? changed
        : without(changed, 'claimedBy')
    })
  },
  'participants-confirmed': (instance, event) =>
    changeActivation(instance, event, (activation) => ({ ...activation, organisation: event.organisation })),
  overdue: (instance, event) =>
    changeActivation(instance, event, (activation) => ({ ...activation, overdue: true })),
  'due-moved': (instance, event) =>
    changeActivation(instance, event, (activation) => ({ ...activation, due: event.due })),
} satisfies { readonly [T in Event['type']]?: Fold<T> }

/** Somebody else went on from what was done last: it can no longer be taken back. */
export const actedUpon = (instance: Instance): Instance => without(instance, 'lastAct')

const opened = ({ number, candidates, added = [], ...rest }: OpenedTask): Task => ({
  number,
  candidates,
  added,
  state: rest.after === undefined ? 'open' : 'waiting',
  vote: null,
  ...rest,
})

const close = (activation: Activation, at: string): Activation => ({
  ...activation,
  endedAt: at,
  tasks: activation.tasks.map((task) =>
    task.state === 'open' || task.state === 'waiting' ? { ...task, state: 'cancelled' } : task,
  ),
})

type HandOver = Exclude<LastAct['how'], 'decided'>

/**
 * A candidate's place goes to another, with it whoever substitutes for the one who leaves. Whoever is given a place
 * stands in it for the giver, who may stand in it for somebody before: the chain leads to whom the task was for.
 */
const handOver = (task: Task, from: string, { to, how }: { to: string; how: HandOver }): Task => {
  const before = task.instead ?? {}
  const chain = placeChain(before, from)
  const back = chain.indexOf(to)
  const dropped = new Set(back < 0 ? [] : chain.slice(0, back))
  for (const [person, stead] of Object.entries(before))
    if (stead.by === 'substitution' && stead.for === from) dropped.add(person)
  const kept = Object.entries(before).filter(([person]) => !dropped.has(person))
  const instead = Object.fromEntries(back < 0 ? [...kept, [to, { for: from, by: how }]] : kept)
  const candidates = task.candidates.filter((one) => one === from || !dropped.has(one))
  return swapPlaces({ ...task, candidates }, { from, to, instead })
}

/** A place goes back to whom its holder stood for. */
const giveBack = (task: Task, holder: string, to: string): Task => {
  const { [holder]: stead, ...others } = task.instead ?? {}
  const isTheirs = ([, one]: readonly [string, Stead]) => one.by === 'substitution' && one.for === holder
  const leaving = Object.entries(others)
    .filter(isTheirs)
    .map(([person]) => person)
  const instead = Object.fromEntries(Object.entries(others).filter((one) => !isTheirs(one)))
  const candidates = task.candidates.filter((one) => !leaving.includes(one))
  return swapPlaces({ ...task, candidates }, { from: holder, to: stead?.for ?? to, instead })
}

/** What was given back to somebody earlier in the chain is given on again. */
const undoHandOver = (task: Task, act: LastAct): Task => {
  const holder = act.to ?? act.person
  if (task.instead?.[holder]?.for === act.person) return giveBack(task, holder, act.person)
  const instead = { ...task.instead, [act.person]: { for: holder, by: act.how as HandOver } }
  return swapPlaces(task, { from: holder, to: act.person, instead })
}

type Swap = {
  readonly from: string
  readonly to: string
  readonly instead: Readonly<Record<string, Stead>>
}

const swapPlaces = (task: Task, { from, to, instead }: Swap): Task => {
  const swap = (people: readonly string[]) =>
    people.includes(from) ? [...new Set([...people.filter((one) => one !== from), to])].sort() : people
  const { claimedBy, instead: _before, ...rest } = task
  return {
    ...rest,
    candidates: swap(task.candidates),
    added: swap(task.added),
    ...(claimedBy !== undefined && { claimedBy: claimedBy === from ? to : claimedBy }),
    ...(Object.keys(instead).length > 0 && { instead }),
  }
}

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
