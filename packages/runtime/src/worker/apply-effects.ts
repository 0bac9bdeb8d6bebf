import {
  finishEffect,
  type PendingEffect,
  pendingEffects,
  postponeEffect,
} from '@countersign/database/effects'
import type { Runtime } from '../runtime.ts'
import { answerProcess } from './effects/answer-process.ts'
import { callWebhook } from './effects/call-webhook.ts'
import type { EffectResult } from './effects/effect-result.ts'
import { endProcess } from './effects/end-process.ts'
import { startProcess } from './effects/start-process.ts'
import { writeAccount } from './effects/write-account.ts'

const BATCH = 50

/**
 * Applies changes to what lies outside an instance, each once: what it starts has an id derived from what asked for it,
 * so that applying it again after a crash meets itself. True when there may be more.
 */
export const applyEffects = async (runtime: Runtime): Promise<boolean> => {
  const effects = await pendingEffects(runtime.database.pool, BATCH)
  await Promise.all(byInstance(effects).map((own) => applyInOrder(runtime, own)))
  return effects.length === BATCH
}

/** Those of one instance in their order; a service that takes its time holds up nobody else's. */
const byInstance = (effects: readonly PendingEffect[]): readonly (readonly PendingEffect[])[] => [
  ...Map.groupBy(effects, ({ instanceId }) => instanceId).values(),
]

const applyInOrder = async (runtime: Runtime, effects: readonly PendingEffect[]): Promise<void> => {
  for (const effect of effects) await applyEffect(runtime, effect)
}

const applyEffect = async (runtime: Runtime, effect: PendingEffect): Promise<void> => {
  const { pool } = runtime.database
  try {
    const result = await apply(runtime, effect)
    if (result.is === 'postponed') await postponeEffect(pool, effect, result.because)
    else await finishEffect(pool, effect, result.is === 'failed' ? result.because : null)
  } catch (error) {
    await postponeEffect(pool, effect, error instanceof Error ? error.message : String(error))
  }
}

const apply = (runtime: Runtime, effect: PendingEffect): Promise<EffectResult> => {
  switch (effect.kind) {
    case 'start-process':
      return startProcess(runtime, effect)
    case 'end-process':
      return endProcess(runtime, effect)
    case 'answer-process':
      return answerProcess(runtime, effect)
    case 'write-account':
      return writeAccount(runtime, effect)
    case 'call-webhook':
      return callWebhook(runtime, effect)
  }
}
