import { giveAway, giveBack, takeAgain } from './retell-places.ts'
import type { Body, Retold, RetoldTask, Told } from './told.ts'

type Opened = Partial<Pick<RetoldTask, 'candidates' | 'instead'>> & { readonly after?: readonly number[] }

const begun = (activation: string, { candidates = [], instead = {}, after }: Opened): RetoldTask => ({
  activation,
  candidates,
  instead,
  claimedBy: null,
  given: null,
  state: after === undefined ? 'open' : 'waiting',
  votes: [],
})

type At = { readonly seq: number; readonly told: Body }

/** Goes on with the tasks of a request by one event of its log. */
export const tellTask = (retold: Retold, event: Told, { seq, told }: At): void => {
  const activation = `${event.step}#${event.visit}`
  const task = retold.tasks.get(event.task ?? -1)
  switch (event.type) {
    case 'activated':
      for (const { number, ...opened } of event.tasks ?? [])
        retold.tasks.set(number, begun(activation, opened))
      return
    case 'task-opened':
      retold.tasks.set(
        event.task ?? -1,
        begun(activation, { ...event.with, candidates: event.candidates ?? [] }),
      )
      return
    case 'settled':
    case 'left':
      closeAll(retold, activation)
      return
  }
  if (task === undefined) return
  if (event.type === 'voted') tellVote(retold, task, { event, seq, actor: told.actor.person ?? null })
  else CHANGES[event.type]?.(task, event)
}

const CHANGES: Readonly<Record<string, (task: RetoldTask, event: Told) => void>> = {
  'candidates-changed': (task, { candidates = [], instead = {} }) => {
    task.candidates = candidates
    task.instead = instead
    if (task.claimedBy !== null && !candidates.includes(task.claimedBy)) task.claimedBy = null
  },
  'task-cancelled': (task) => {
    task.state = 'cancelled'
  },
  'task-delayed': (task) => {
    task.state = 'waiting'
  },
  'task-started': (task) => {
    task.state = 'open'
  },
  claimed: (task, { person = '' }) => {
    task.claimedBy = person
  },
  released: (task) => {
    task.claimedBy = null
  },
  'handed-over': (task, { from = '', to = '', how = '' }) => {
    task.given = { from, to, how }
    giveAway(task, task.given)
  },
  advised: (task, { person = '', for: giver = '' }) => giveBack(task, person, giver),
  'taken-back': (task) => {
    if (task.state === 'done') {
      task.votes.pop()
      task.state = 'open'
    } else if (task.given !== null) takeAgain(task, task.given)
  },
}

type Voting = { readonly event: Told; readonly seq: number; readonly actor: string | null }

/**
 * Who was asked when a vote was given that now stands for another task: whoever gives it need not be asked today. One
 * that nobody gave before was asked of nobody.
 */
const askedThen = ({ tasks }: Retold, { person, outcome }: Told): readonly string[] =>
  [...tasks.values()]
    .flatMap(({ votes }) => votes)
    .find((vote) => vote.person === person && vote.outcome === outcome)?.asked ?? []

const tellVote = (retold: Retold, task: RetoldTask, { event, seq, actor }: Voting): void => {
  const { strange } = retold
  const carried = event.carried === true
  if (task.state !== 'open' && !(carried && task.state === 'waiting'))
    strange.push(`record ${seq} decides task ${event.task}, which is not open`)
  task.votes.push({
    person: event.person ?? '',
    outcome: event.outcome ?? '',
    carried,
    actor,
    asked: event.given === undefined ? task.candidates : askedThen(retold, event),
  })
  task.state = 'done'
}

const closeAll = ({ tasks }: Retold, activation: string): void => {
  for (const task of tasks.values())
    if (task.activation === activation && (task.state === 'open' || task.state === 'waiting'))
      task.state = 'cancelled'
}
