import type { Command } from '@countersign/engine/command'
import { type Instance, openActivations, type Timer } from '@countersign/engine/instance'
import type { CommandAnswer } from './command-request.ts'
import type { Runtime } from './runtime.ts'
import { startInstanceId } from './start-instance-id.ts'

type Decide = Extract<Command, { verb: 'decide' }>
type Start = Extract<Command, { verb: 'start' }>

/** A command of a history; the ids of instances and tasks are found when it is played. */
export type HistoryCommand =
  | Omit<Start, 'id'>
  | Omit<Decide, 'task'>
  | Exclude<Command, { verb: 'start' | 'decide' | 'fire-timer' | 'refresh-participants' }>

/** What one person does, and when (ISO 8601 UTC). */
export type HistoryAct = {
  readonly at: string
  readonly by: string
  readonly command: HistoryCommand
  /** The step whose task is decided; the first that is theirs where it is left out. */
  readonly step?: string
}

/** One instance from its start, its acts in order of time. The key and the requester name it for good. */
export type HistoryStory = {
  readonly key: string
  readonly definition: string
  readonly requester: string
  readonly acts: readonly HistoryAct[]
}

type Telling = {
  readonly story: HistoryStory
  readonly id: string
  next: number
  instance: Instance | null
}

type Due = { readonly at: string; readonly telling: Telling; readonly timer: Timer | null }

/** The instance that a story's start makes. */
export const storyInstanceId = ({ requester, key }: Pick<HistoryStory, 'requester' | 'key'>): string =>
  startInstanceId(requester, key)

/**
 * Plays stories up to `until` by the real commands, in order of time over all of them, on a runtime whose clock
 * `setClock` sets. Timers that fell due on the way fire when they did; those after `until` are left to the worker.
 * Played again after it was cut short, it goes on where it ended: each command has a key of its own.
 *
 * @throws when a command of the history is refused
 */
export const playHistory = async (
  runtime: Pick<Runtime, 'execute'>,
  stories: readonly HistoryStory[],
  { until, setClock }: { readonly until: string; readonly setClock: (now: string) => void },
): Promise<void> => {
  const tellings = stories.map(
    (story): Telling => ({ story, id: storyInstanceId(story), next: 0, instance: null }),
  )
  for (;;) {
    const due = earliest(tellings)
    if (due === null || due.at > until) return
    setClock(due.at)
    if (due.timer === null) await playAct(runtime, due.telling)
    else await fire(runtime, due.telling, due.timer)
  }
}

const earliest = (tellings: readonly Telling[]): Due | null => {
  let found: Due | null = null
  for (const telling of tellings) {
    for (const timer of telling.instance?.timers ?? []) {
      if (found === null || timer.dueAt < found.at) found = { at: timer.dueAt, telling, timer }
    }
    const act = telling.story.acts[telling.next]
    if (act !== undefined && (found === null || act.at < found.at))
      found = { at: act.at, telling, timer: null }
  }
  return found
}

const playAct = async (runtime: Pick<Runtime, 'execute'>, telling: Telling): Promise<void> => {
  const { story, id, instance } = telling
  const place = telling.next++
  const act = story.acts[place]
  if (act === undefined) return
  const command = commandOf(act, telling)
  const answer = await runtime.execute({
    instanceId: id,
    definition: instance === null ? story.definition : null,
    actor: { person: act.by },
    command,
    // A start's key names its instance.
    idempotency: { key: place === 0 ? story.key : `${story.key}-${place}`, hash: 'history' },
    revision: null,
  })
  telling.instance = appliedIn(answer, `${story.key}: ${act.by} may not ${command.verb}`)
}

const commandOf = ({ command, by, step }: HistoryAct, { id, instance }: Telling): Command => {
  if (command.verb === 'start') return { ...command, id }
  if (command.verb !== 'decide') return command
  const task = (instance === null ? [] : openActivations(instance))
    .filter((activation) => step === undefined || activation.step === step)
    .flatMap(({ tasks }) => tasks)
    .find(({ state, candidates }) => state === 'open' && candidates.includes(by))
  return { ...command, task: task?.number ?? 0 }
}

const fire = async (runtime: Pick<Runtime, 'execute'>, telling: Telling, timer: Timer): Promise<void> => {
  const { state, visit, name } = timer
  const answer = await runtime.execute({
    instanceId: telling.id,
    definition: null,
    actor: { system: 'timer' },
    command: { verb: 'fire-timer', timer: { state, visit, name } },
    idempotency: null,
    revision: null,
  })
  // It has fired when this history was played before and cut short.
  const gone = !answer.applied && answer.code === 'timer-gone' && telling.instance !== null
  telling.instance = gone
    ? withoutTimer(telling.instance, timer)
    : appliedIn(answer, `${telling.story.key}: ${name} of ${state}`)
}

const withoutTimer = (instance: Instance | null, timer: Timer): Instance | null =>
  instance === null
    ? null
    : {
        ...instance,
        timers: instance.timers.filter((one) => one.dueAt !== timer.dueAt || one.name !== timer.name),
      }

const appliedIn = (answer: CommandAnswer, what: string): Instance => {
  if (answer.applied) return answer.instance
  throw new Error(
    `${what}: ${answer.code} ${JSON.stringify(answer.params)} ${JSON.stringify(answer.problems)}`,
  )
}
