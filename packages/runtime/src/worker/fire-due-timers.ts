import { dueTimers } from '@countersign/database/due-timers'
import type { Runtime } from '../runtime.ts'

const BATCH = 200

/**
 * Fires timers whose instant has come by the database's clock. Rows are read without locks: the commit deletes each
 * one where it is still due, so of two workers one wins and the other is refused. True when there may be more.
 */
export const fireDueTimers = async (runtime: Runtime): Promise<boolean> => {
  const due = await dueTimers(runtime.database.pool, BATCH)
  await Promise.all(
    due.map(({ instanceId, timer }) =>
      runtime.execute({
        instanceId,
        definition: null,
        actor: { system: 'timer' },
        command: { verb: 'fire-timer', timer },
        idempotency: null,
        revision: null,
      }),
    ),
  )
  return due.length === BATCH
}
