import type { Command } from './command.ts'
import type { World } from './document.ts'
import type { Language } from './language.ts'
import { named } from './people/named.ts'
import { personOf } from './people/organisation.ts'
import { innermost } from './position.ts'
import { Refused, refuseIf } from './refused.ts'
import { copyOf, type Delivery, type Effect, isOpen, openTasks, type Request } from './request.ts'
import { deliver, type Run } from './run.ts'
import { addIncident } from './steps.ts'
import { decide } from './verbs/decide.ts'
import { saveDraft, start, submit } from './verbs/submit.ts'
import { fireTimer, refresh } from './verbs/system.ts'
import { attach, cc, comment, discard, remind, withdraw } from './verbs/talk.ts'

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

const perform = (run: Run, command: Command): void => {
  switch (command.verb) {
    case 'start':
      start(run, command)
      break
    case 'submit':
      submit(run, command)
      break
    case 'save-draft':
      saveDraft(run, command)
      break
    case 'decide':
      decide(run, command)
      break
    case 'withdraw':
      withdraw(run, command)
      break
    case 'discard':
      discard(run)
      break
    case 'remind':
      remind(run)
      break
    case 'comment':
      comment(run, command)
      break
    case 'cc':
      cc(run, command)
      break
    case 'attach':
      attach(run, command)
      break
    case 'fire-timer':
      fireTimer(run, command)
      break
    case 'refresh-participants':
      refresh(run)
      break
  }
}

const finish = (run: Run, before: string): void => {
  const { request, world } = run
  const waits = openTasks(request).length + request.timers.length + request.incidents.length
  if (run.logged && isOpen(request) && waits === 0) addIncident(run, 'nothing-waits', innermost(run))
  if (before !== request.status && !isOpen(request)) deliver(run, [request.requester], 'ended')
  request.revision++
  if (run.logged) {
    request.seq = run.seq
    request.updatedAt = world.now
  }
  if (run.changed || !run.logged) request.contentRevision = request.revision
}
