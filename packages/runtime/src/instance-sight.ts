import { type InstanceSight, seesInstance } from '@countersign/access/see-instance'
import type { BatchFacts } from '@countersign/database/commit-entry'
import { readBatch } from '@countersign/database/read-batch'
import type { CompiledDefinition } from '@countersign/engine/compile'
import type { Instance } from '@countersign/engine/instance'
import { involvementOf } from './decide-command.ts'
import type { Organisation } from './organisation.ts'
import type { Stores } from './stores.ts'

/** An instance as one person may see it, with what its screens need. */
export type SeenInstance = {
  readonly instance: Instance
  readonly sight: InstanceSight
  readonly compiled: CompiledDefinition
  readonly organisation: Organisation
  readonly read: BatchFacts
}

/** Reads an instance for a person; null when it does not exist or is not theirs to see, which look the same. */
export const seeInstance = async (
  stores: Stores,
  id: string,
  person: string,
): Promise<SeenInstance | null> => {
  const began = performance.now()
  const read = await readBatch(stores.database.commands, {
    instanceIds: [id],
    accountIds: [],
    fileIds: [],
    definitionKeys: [],
    idempotency: [],
  })
  // Whoever looks at a request is likely to decide on it next.
  stores.memory.learn(read, began)
  const instance = read.instances.get(id)
  if (instance === undefined) return null
  const revision = read.organisationRevision
  const organisation = stores.organisation.ready(revision) ?? (await stores.organisation.atLeast(revision))
  const viewer = organisation.viewer(person)
  const sight = viewer === null ? null : seesInstance(viewer, involvementOf(instance))
  if (sight === null) return null
  return {
    instance,
    sight,
    compiled: await stores.definitions.pinned(instance.definition),
    organisation,
    read,
  }
}
