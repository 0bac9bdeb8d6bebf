import type { BatchFacts } from '@countersign/database/commit-entry'
import { instancesWaiting } from '@countersign/database/instances-waiting'
import { readBatch } from '@countersign/database/read-batch'
import { decide } from '@countersign/engine/decide'
import type { AccountFacts } from '@countersign/engine/facts'
import { type Instance, openActivations } from '@countersign/engine/instance'
import { isRefusal } from '@countersign/engine/refusal'
import { indexOrganisation, type Organisation, type OrganisationData } from './organisation.ts'
import type { Stores } from './stores.ts'

/** A step that waits for other people under another organisation; nobody on one side means that an administrator must look. */
export type WaitMove = {
  readonly instance: Instance
  readonly step: string
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** The incident that would be opened where nobody is found; null where somebody is. */
  readonly incident: string | null
}

export type OrganisationPreview = {
  readonly moves: readonly WaitMove[]
  /** How many requests were decided anew; `partial` when there are more than these. */
  readonly examined: number
  readonly partial: boolean
}

export type OrganisationTrial = {
  readonly people: OrganisationData['people']
  readonly departments: OrganisationData['departments']
  /** Whose requests and tasks are looked at first. */
  readonly person: string | null
  /** Accounts that would get another owner: from whom, to whom. */
  readonly owners: { readonly from: string; readonly to: string } | null
}

/** Decided anew in the time a person waits for a form. */
const MOST = 500

/**
 * Whom the open tasks would find if the organisation were like this: the engine's own command for a change of the
 * organisation is decided on each request, and nothing of it is kept.
 */
export const previewOrganisation = async (
  stores: Stores,
  trial: OrganisationTrial,
): Promise<OrganisationPreview> => {
  const today = await stores.organisation.refresh()
  const organisation = indexOrganisation({
    revision: today.revision + 1,
    calendar: today.calendar,
    people: trial.people,
    departments: trial.departments,
  })
  const ids = await instancesWaiting(stores.database.pool, { person: trial.person, limit: MOST + 1 })
  const read = await readBatch(stores.database.commands, {
    instanceIds: ids.slice(0, MOST),
    accountIds: [],
    fileIds: [],
    definitionKeys: [],
    idempotency: [],
  })
  const moves: WaitMove[] = []
  for (const instance of read.instances.values())
    moves.push(...(await movesOf(stores, { instance, organisation, read, trial })))
  return { moves, examined: read.instances.size, partial: ids.length > MOST }
}

type Subject = {
  readonly instance: Instance
  readonly organisation: Organisation
  readonly read: BatchFacts
  readonly trial: OrganisationTrial
}

const movesOf = async (stores: Stores, subject: Subject): Promise<readonly WaitMove[]> => {
  const { instance, organisation, read } = subject
  const compiled = await stores.definitions.pinned(instance.definition)
  const account = compiled.accountField === null ? undefined : instance.fields[compiled.accountField]
  const clockIsBehind = instance.updatedAt > read.now
  const decision = decide(compiled, instance, {
    actor: { system: 'directory' },
    command: { verb: 'refresh-participants' },
    facts: {
      now: clockIsBehind ? instance.updatedAt : read.now,
      directory: organisation.directory,
      calendar: organisation.calendar,
      calendars: organisation.calendars,
      account: typeof account === 'string' ? ownedAnew(read.accounts.get(account), subject.trial) : null,
      files: [],
    },
  })
  if (isRefusal(decision)) return []
  const after = waitsIn(decision.instance)
  return [...waitsIn(instance)].flatMap(([step, before]) => {
    const then = after.get(step) ?? []
    if (before.join() === then.join()) return []
    const opened = decision.instance.incidents.find(({ state }) => state === step)
    return [
      { instance, step, before, after: then, incident: then.length > 0 ? null : (opened?.code ?? null) },
    ]
  })
}

const ownedAnew = (account: AccountFacts | undefined, { owners }: OrganisationTrial): AccountFacts | null => {
  if (account === undefined) return null
  return owners !== null && account.owner === owners.from ? { ...account, owner: owners.to } : account
}

/** Whom each open step waits for. */
const waitsIn = (instance: Instance): ReadonlyMap<string, readonly string[]> =>
  new Map(
    openActivations(instance).map(({ step, tasks }) => {
      const candidates = tasks.flatMap((task) => (task.state === 'open' ? task.candidates : []))
      return [step, [...new Set(candidates)].sort()]
    }),
  )
