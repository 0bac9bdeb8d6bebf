import type { Command } from './command.ts'
import type { World } from './document.ts'
import { type Language, waitsOutside } from './language.ts'
import { named } from './people/named.ts'
import { personOf } from './people/organisation.ts'
import { innermost } from './position.ts'
import { Refused, refuseIf } from './refused.ts'
import {
  copyOf,
  type Delivery,
  type Effect,
  isOpen,
  openActivations,
  openTasks,
  type Request,
} from './request.ts'
import { deliver, type Run } from './run.ts'
import { stepOf } from './settle.ts'
import { addIncident, askFor } from './steps.ts'
import { VERBS } from './verbs/verbs.ts'

/** What a command comes to by this reading: the request after it, or the code of the refusal. */
export type Answer =
  | { readonly refused: string }
  | {
      readonly refused: null
      readonly request: Request
      readonly deliveries: readonly Delivery[]
      readonly effects: readonly Effect[]
    }

export type Sent = {
  readonly actor: string | null
  readonly command: Command
  readonly world: World
}

export const interpret = (language: Language, before: Request | null, sent: Sent): Answer => {
  try {
    const request = before === null ? fresh(language, sent) : copyOf(before)
    const { actor, world } = sent
    const run: Run = {
      language,
      world,
      actor,
      seq: request.seq + 1,
      request,
      deliveries: [],
      effects: [],
      logged: false,
      changed: false,
      returned: false,
    }
    perform(run, sent.command)
    finish(run, before?.status ?? 'draft')
    return { refused: null, request, deliveries: run.deliveries, effects: run.effects }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code }
    throw error
  }
}

const fresh = ({ document }: Language, { actor, command, world }: Sent): Request => {
  const person = personOf(world, actor ?? '')
  if (person === null || command.verb !== 'start') throw new Refused('not-a-starter')
  const asking = {
    world,
    requester: person.id,
    department: person.department,
    request: null,
    step: '',
  }
  const may = person.active && document.start.some((rule) => named(rule, asking).includes(person.id))
  refuseIf(!may, 'not-a-starter')
  return {
    id: command.id,
    number: 'T-1',
    requester: person.id,
    ...(command.parent !== undefined && { parent: command.parent }),
    requesterRank: person.rank,
    requesterDepartment: person.department,
    startedAt: world.now,
    status: 'draft',
    fields: {},
    workingCopy: null,
    fieldSeq: {},
    chosen: {},
    standing: { places: new Set(), remembered: {} },
    visits: {},
    activations: [],
    timers: [],
    taskCount: 0,
    cc: [],
    incidents: [],
    remindedAt: null,
    submittedAt: null,
    updatedAt: world.now,
    endedAt: null,
    archived: false,
    seq: 0,
    revision: 0,
    contentRevision: 0,
  }
}

const perform = (run: Run, command: Command): void =>
  (VERBS[command.verb] as (run: Run, command: Command) => void)(run, command)

/** True where somebody is asked, something is to come, or an operator knows. */
const isWaiting = (run: Run): boolean => {
  const { request } = run
  const outside = openActivations(request).some(({ step }) => waitsOutside(stepOf(run, step)))
  return (
    outside ||
    request.suspended !== undefined ||
    openTasks(request).length + request.timers.length + request.incidents.length > 0
  )
}

/** A process that another one waits for tells it how it ended. */
const answerParent = (run: Run): void => {
  const { parent, status } = run.request
  if (parent !== undefined)
    askFor(run, { ...parent, outcome: status === 'completed' ? 'complete' : 'reject' })
}

const finish = (run: Run, before: string): void => {
  const { request, world } = run
  if (run.logged && isOpen(request) && !isWaiting(run)) addIncident(run, 'nothing-waits', innermost(run))
  if (before !== request.status && !isOpen(request)) {
    deliver(run, [request.requester], 'ended')
    answerParent(run)
  }
  request.revision++
  if (run.logged) {
    request.seq = run.seq
    request.updatedAt = world.now
  }
  if (run.changed || !run.logged) request.contentRevision = request.revision
}
