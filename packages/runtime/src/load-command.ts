import type { BatchFacts } from '@countersign/database/commit-entry'
import type { CommandRefusal, CommandRequest } from './command-request.ts'
import { decidesByLiveVersion, type LoadedCommand, refusal } from './decide-command.ts'
import type { Stores } from './stores.ts'

/** Gives a command its definition, organisation and number, from memory unless they have just changed. */
export const loadCommand = async (
  stores: Stores,
  starting: { readonly request: CommandRequest; number: string | null },
  read: BatchFacts,
): Promise<LoadedCommand | CommandRefusal> => {
  const { request } = starting
  const before = read.instances.get(request.instanceId) ?? null
  if (before === null && request.definition === null) return refusal('instance-unknown')
  if (before !== null && request.definition !== null) return refusal('idempotency-key-reused')
  const key = before?.definition.key ?? request.definition ?? ''
  const version = decidesByLiveVersion(request, before) ? read.live.get(key) : before?.definition.version
  if (version === undefined) return refusal('definition-unknown', { definition: key })
  const compiled = stores.definitions.ready(key, version) ?? (await stores.definitions.version(key, version))
  if (compiled === null) throw new Error(`definition ${key}@${version} is not in this database`)
  const revision = read.organisationRevision
  const organisation = stores.organisation.ready(revision) ?? (await stores.organisation.atLeast(revision))
  if (before === null) starting.number ??= await stores.numbers.next(key)
  return { request, read, organisation, compiled, number: starting.number }
}
