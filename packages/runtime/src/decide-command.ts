import { seesAccount } from '@countersign/access/see-account'
import { type Involvement, seesInstance } from '@countersign/access/see-instance'
import { actorName } from '@countersign/database/actor-name'
import type { BatchFacts, CommitEntry } from '@countersign/database/commit-entry'
import type { CompiledDefinition } from '@countersign/engine/compile'
import { decide, submitsDraft } from '@countersign/engine/decide'
import type { AccountFacts, Facts } from '@countersign/engine/facts'
import { type Instance, isStale, type Task } from '@countersign/engine/instance'
import { ADMINISTRATIVE_VERBS } from '@countersign/engine/legal-moves'
import { isRefusal } from '@countersign/engine/refusal'
import { fieldsOf, filesOf, textsIn } from './batch-request.ts'
import type { CommandRefusal, CommandRequest } from './command-request.ts'
import type { Organisation } from './organisation.ts'

/** One command with everything that was read for it. */
export type LoadedCommand = {
  readonly request: CommandRequest
  readonly read: BatchFacts
  readonly organisation: Organisation
  /** The version that decides: the pinned one, or the live one for a start and for a draft's submit. */
  readonly compiled: CompiledDefinition
  /** The number for an instance about to start. */
  readonly number: string | null
}

/** Decides one command against what was read: an entry for the commit, or the refusal for the caller. Pure. */
export const decideCommand = (loaded: LoadedCommand): CommitEntry | CommandRefusal => {
  const { request, read, compiled } = loaded
  const before = read.instances.get(request.instanceId) ?? null
  const unseen = before === null ? null : refuseUnseen(loaded, before)
  if (unseen !== null) return unseen
  const facts = factsOf(loaded, before)
  const decision = decide(compiled, before, { actor: request.actor, command: request.command, facts })
  if (isRefusal(decision)) return refusal(decision.code, decision.params, decision.problems)
  // A decision on a task that is still open stands even if the client's screen was old, unless what it showed changed.
  if (before !== null && isStale(before, request.revision)) return refusal('stale-revision', {})
  const amount = compiled.amountField === null ? undefined : decision.instance.fields[compiled.amountField]
  return {
    before,
    decision,
    command: request.command,
    actor: request.actor,
    account: facts.account,
    amount: typeof amount === 'number' ? amount : null,
    idempotency: request.idempotency,
  }
}

export const refusal = (
  code: CommandRefusal['code'],
  params: CommandRefusal['params'] = {},
  problems: CommandRefusal['problems'] = [],
): CommandRefusal => ({ applied: false, code, params, problems })

/** The version a command is decided by: the live one for a start and for the submit of a draft, else the pinned one. */
export const decidesByLiveVersion = (request: CommandRequest, before: Instance | null): boolean =>
  before === null || submitsDraft(request.command, before.status)

/** Who had to do with an instance, for the access rules. */
export const involvementOf = (instance: Instance): Involvement => ({
  requester: instance.requester,
  department: instance.requesterDepartment,
  submitted: instance.submittedAt !== null,
  cc: instance.cc,
  participants: instance.activations.flatMap((activation) =>
    activation.tasks.flatMap((task) => [
      ...task.candidates,
      ...(task.vote === null ? [] : [task.vote.person]),
      ...(task.instead === undefined ? [] : placesIn(task.instead)),
      ...(task.addedBy === undefined ? [] : [task.addedBy]),
    ]),
  ),
})

/** Whoever stands in a place, or gave it away. */
const placesIn = (instead: NonNullable<Task['instead']>): readonly string[] =>
  Object.entries(instead).flatMap(([person, stead]) => [person, stead.for])

/** An administrator intervenes in what they see no contents of. */
const INTERVENTIONS: ReadonlySet<string> = new Set(ADMINISTRATIVE_VERBS)

const refuseUnseen = (
  { request: { actor, command }, organisation }: LoadedCommand,
  before: Instance,
): CommandRefusal | null => {
  if ('system' in actor) return null
  const viewer = organisation.viewer(actor.person)
  const sight = viewer === null ? null : seesInstance(viewer, involvementOf(before))
  if (sight === null) return refusal('instance-unknown')
  return sight === 'full' || INTERVENTIONS.has(command.verb) ? null : refusal('not-allowed')
}

const factsOf = (loaded: LoadedCommand, before: Instance | null): Facts => {
  const { read, organisation, number } = loaded
  return {
    // The database's clock may step back between two commands; the log never does.
    now: before !== null && before.updatedAt > read.now ? before.updatedAt : read.now,
    directory: organisation.directory,
    calendar: organisation.calendar,
    calendars: organisation.calendars,
    account: accountOf(loaded, before),
    files: linkableFiles(loaded, before),
    ...(number === null ? {} : { number }),
  }
}

/** The account the command is about. One that the actor names anew must be theirs to see, or it does not exist. */
const accountOf = (loaded: LoadedCommand, before: Instance | null): AccountFacts | null => {
  const { request, read, organisation } = loaded
  const id = accountIdOf(loaded.compiled, request, before)
  const account = id === null ? undefined : read.accounts.get(id)
  if (account === undefined) return null
  if (before?.fields[loaded.compiled.accountField ?? ''] === id || 'system' in request.actor) return account
  const viewer = organisation.viewer(request.actor.person)
  return viewer !== null && seesAccount(viewer, account) ? account : null
}

/** The account a command leaves the instance with: the one it brings, or the one typed or recorded before. */
export const accountIdOf = (
  { accountField }: CompiledDefinition,
  { command }: CommandRequest,
  before: Instance | null,
): string | null => {
  if (accountField === null) return null
  const fields = { ...before?.fields, ...before?.workingCopy, ...fieldsOf(command) }
  const id = fields[accountField]
  return typeof id === 'string' ? id : null
}

const linkableFiles = (
  { request, read, compiled }: LoadedCommand,
  before: Instance | null,
): readonly string[] => {
  const named = [...textsIn(fieldsOf(request.command), compiled.fileFields), ...filesOf(request.command)]
  const held = textsIn({ ...before?.fields }, compiled.fileFields)
  const typed = textsIn({ ...before?.workingCopy }, compiled.fileFields)
  const uploaded = named.filter((id) => read.files.get(id) === actorName(request.actor))
  return [...new Set([...held, ...typed, ...uploaded])].sort()
}
