import {
  finishEffect,
  type PendingEffect,
  pendingEffects,
  postponeEffect,
} from '@countersign/database/effects'
import type { Runtime } from '../runtime.ts'
import { startInstanceId } from '../start-instance-id.ts'

const BATCH = 50

/**
 * Applies changes to other aggregates, each once: what it starts has an id derived from the effect, so that applying
 * it again after a crash meets itself. True when there may be more.
 */
export const applyEffects = async (runtime: Runtime): Promise<boolean> => {
  const effects = await pendingEffects(runtime.database.pool, BATCH)
  for (const effect of effects) await applyEffect(runtime, effect)
  return effects.length === BATCH
}

const applyEffect = async (runtime: Runtime, effect: PendingEffect): Promise<void> => {
  const { pool } = runtime.database
  const key = `effect-${effect.instanceId}-${effect.seq}-${effect.ordinal}`
  const { definition, fields, requester } = effect.params
  const id = startInstanceId(requester, key)
  try {
    const answer = await runtime.execute({
      instanceId: id,
      definition,
      actor: { person: requester },
      command: { verb: 'start', id, fields, submit: true },
      idempotency: { key, hash: key },
      revision: null,
    })
    if (answer.applied) await finishEffect(pool, effect, null)
    else if (answer.code === 'busy') await postponeEffect(pool, effect, answer.code)
    else await finishEffect(pool, effect, answer.code)
  } catch (error) {
    await postponeEffect(pool, effect, error instanceof Error ? error.message : String(error))
  }
}
