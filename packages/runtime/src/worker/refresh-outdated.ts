import { outdatedInstances } from '@countersign/database/outdated-instances'
import type { Runtime } from '../runtime.ts'

const BATCH = 200

/** Finds the participants of open tasks again after the organisation changed. True when there may be more. */
export const refreshOutdated = async (runtime: Runtime): Promise<boolean> => {
  const ids = await outdatedInstances(runtime.database.pool, BATCH)
  await Promise.all(
    ids.map((instanceId) =>
      runtime.execute({
        instanceId,
        definition: null,
        actor: { system: 'directory' },
        command: { verb: 'refresh-participants' },
        idempotency: null,
        revision: null,
      }),
    ),
  )
  return ids.length === BATCH
}
