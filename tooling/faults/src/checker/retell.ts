import { tellTask } from './retell-tasks.ts'
import type { Story } from './story.ts'
import type { Body, Retold, Told } from './told.ts'

const timerName = ({ state, visit, name }: NonNullable<Told['timer']>): string => `${state}#${visit} ${name}`

/** Tells the request again from its log alone. */
export const retell = ({ records, requester }: Story): Retold => {
  const retold: Retold = {
    status: 'draft',
    tasks: new Map(),
    outside: new Set(),
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

const tell = (retold: Retold, event: Told, at: At): void => {
  const activation = `${event.step}#${event.visit}`
  tellTask(retold, event, at)
  switch (event.type) {
    case 'submitted':
    case 'resumed':
      retold.status = 'running'
      break
    case 'suspended':
      // Its timers stand still, and are set anew.
      retold.status = 'suspended'
      retold.timers.clear()
      break
    case 'ended':
      retold.status = event.status ?? ''
      break
    case 'activated':
      if (event.tasks?.length === 0) retold.outside.add(activation)
      break
    case 'settled':
      retold.settled.set(activation, (retold.settled.get(activation) ?? 0) + 1)
      retold.outside.delete(activation)
      break
    case 'left':
      retold.outside.delete(activation)
      break
    case 'incident-raised':
      retold.incidents.add(`${event.state}`)
      break
    case 'incident-resolved':
      retold.incidents.delete(`${event.state}`)
      break
    case 'timer-set':
    case 'timer-ended':
      tellTimer(retold, event, at)
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
