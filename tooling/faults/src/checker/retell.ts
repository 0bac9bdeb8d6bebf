import type { Story } from './story.ts'

/** An event of the log, read as what it is on paper: JSON with a type. */
type Told = {
  readonly type: string
  readonly step?: string
  readonly visit?: number
  readonly task?: number
  readonly person?: string
  readonly outcome?: string
  readonly carried?: boolean
  readonly status?: string
  readonly candidates?: readonly string[]
  readonly tasks?: readonly { readonly number: number; readonly candidates: readonly string[] }[]
  readonly timer?: {
    readonly state: string
    readonly visit: number
    readonly name: string
    readonly dueAt?: string
  }
  readonly by?: string
}

type Body = {
  readonly actor: { readonly person?: string; readonly system?: string }
  readonly facts: { readonly now: string }
  readonly events: readonly Told[]
}

type RetoldTask = {
  readonly activation: string
  candidates: readonly string[]
  state: string
  votes: {
    person: string
    outcome: string
    carried: boolean
    actor: string | null
    asked: readonly string[]
  }[]
}

/** What the log of one request says, put together by simple rules of its own. */
export type Retold = {
  status: string
  readonly tasks: Map<number, RetoldTask>
  /** How often each activation was settled, by `step#visit`. */
  readonly settled: Map<string, number>
  /** Timers that are set, by `state#visit name`, with their instant. */
  readonly timers: Map<string, string>
  readonly incidents: Set<string>
  /** Who must have been sent something by which record. */
  readonly owed: { readonly seq: number; readonly person: string }[]
  /** What was strange on the way: a timer ended that was not set, one fired early, something after the end. */
  readonly strange: string[]
}

const timerName = ({ state, visit, name }: NonNullable<Told['timer']>): string => `${state}#${visit} ${name}`

/** Tells the request again from its log alone. */
export const retell = ({ records, requester }: Story): Retold => {
  const retold: Retold = {
    status: 'draft',
    tasks: new Map(),
    settled: new Map(),
    timers: new Map(),
    incidents: new Set(),
    owed: [],
    strange: [],
  }
  let ended = false
  for (const { seq, body } of records) {
    if (ended) retold.strange.push(`record ${seq} comes after the end`)
    const told = JSON.parse(body) as Body
    for (const event of told.events) tell(retold, event, { seq, told })
    for (const person of toldOf(told, retold, requester))
      if (person !== told.actor.person) retold.owed.push({ seq, person })
    ended = told.events.some(({ type }) => type === 'ended')
  }
  return retold
}

/** Whoever has a new task is told, save the requester of their own form; at the end the requester is. */
const toldOf = ({ events }: Body, { tasks }: Retold, requester: string): readonly string[] => {
  const people = events.flatMap(({ type, tasks: opened = [] }) => {
    if (type === 'ended') return [requester]
    if (type !== 'activated') return []
    return opened
      .filter(({ number }) => tasks.get(number)?.state === 'open')
      .flatMap(({ candidates }) => candidates.filter((person) => person !== requester))
  })
  return [...new Set(people)]
}

type At = { readonly seq: number; readonly told: Body }

const tell = (retold: Retold, event: Told, { seq, told }: At): void => {
  const activation = `${event.step}#${event.visit}`
  const task = retold.tasks.get(event.task ?? -1)
  switch (event.type) {
    case 'submitted':
      retold.status = 'running'
      break
    case 'ended':
      retold.status = event.status ?? ''
      break
    case 'activated':
      for (const { number, candidates } of event.tasks ?? [])
        retold.tasks.set(number, { activation, candidates, state: 'open', votes: [] })
      break
    case 'task-opened':
      retold.tasks.set(event.task ?? -1, {
        activation,
        candidates: event.candidates ?? [],
        state: 'open',
        votes: [],
      })
      break
    case 'candidates-changed':
      if (task !== undefined) task.candidates = event.candidates ?? []
      break
    case 'task-cancelled':
      if (task !== undefined) task.state = 'cancelled'
      break
    case 'voted':
      if (task?.state !== 'open')
        retold.strange.push(`record ${seq} decides task ${event.task}, which is not open`)
      task?.votes.push({
        person: event.person ?? '',
        outcome: event.outcome ?? '',
        carried: event.carried === true,
        actor: told.actor.person ?? null,
        asked: task.candidates,
      })
      if (task !== undefined) task.state = 'done'
      break
    case 'settled':
      retold.settled.set(activation, (retold.settled.get(activation) ?? 0) + 1)
      cancelOpen(retold, activation)
      break
    case 'left':
      cancelOpen(retold, activation)
      break
    case 'incident-raised':
      retold.incidents.add(`${(event as { readonly state?: string }).state}`)
      break
    case 'incident-resolved':
      retold.incidents.delete(`${(event as { readonly state?: string }).state}`)
      break
    case 'timer-set':
    case 'timer-ended':
      tellTimer(retold, event, { seq, told })
  }
}

const tellTimer = (retold: Retold, event: Told, { seq, told }: At): void => {
  const { timer } = event
  if (timer === undefined) return
  const name = timerName(timer)
  if (event.type === 'timer-set') {
    if (retold.timers.has(name)) retold.strange.push(`record ${seq} sets timer ${name} a second time`)
    retold.timers.set(name, timer.dueAt ?? '')
    return
  }
  const due = retold.timers.get(name)
  if (due === undefined) retold.strange.push(`record ${seq} ends timer ${name}, which is not set`)
  else if (event.by === 'fired' && told.facts.now < due)
    retold.strange.push(`record ${seq} fires timer ${name} at ${told.facts.now}, due at ${due}`)
  retold.timers.delete(name)
}

const cancelOpen = ({ tasks }: Retold, activation: string): void => {
  for (const task of tasks.values())
    if (task.activation === activation && task.state === 'open') task.state = 'cancelled'
}
