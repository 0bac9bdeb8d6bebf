import { actorName } from '@countersign/database/actor-name'
import type { BatchFacts } from '@countersign/database/commit-entry'
import { readRecords } from '@countersign/database/read-records'
import { replay } from '@countersign/engine/replay'
import type { CommandAnswer, CommandRequest } from './command-request.ts'
import { refusal } from './decide-command.ts'
import type { Stores } from './stores.ts'

/**
 * The answer to a command whose idempotency key was applied before, or null when it was not. The same request gets the
 * instance as it was right after that command, folded from its records; another request under the key is refused.
 */
export const repeatedAnswer = (
  stores: Stores,
  { idempotency, instanceId, actor }: CommandRequest,
  read: BatchFacts,
): Promise<CommandAnswer> | null => {
  if (idempotency === null) return null
  const applied = read.applied.get(`${instanceId}/${actorName(actor)}/${idempotency.key}`)
  if (applied === undefined) return null
  if (applied.hash !== idempotency.hash) return Promise.resolve(refusal('idempotency-key-reused'))
  const now = read.instances.get(instanceId)
  if (now !== undefined && now.revision === applied.revision)
    return Promise.resolve({ applied: true, instance: now, repeated: true })
  return asItWas(stores, instanceId, applied)
}

type Applied = { readonly seq: number; readonly revision: number }

const asItWas = async (
  stores: Stores,
  instanceId: string,
  { seq, revision }: Applied,
): Promise<CommandAnswer> => {
  const records = await readRecords(stores.database.pool, { instanceId, upTo: seq })
  // What the client saw then is not stale by having been answered twice: the revision is the one it was given.
  return {
    applied: true,
    instance: { ...replay(records), revision, contentRevision: revision },
    repeated: true,
  }
}
