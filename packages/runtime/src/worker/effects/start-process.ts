import type { Runtime } from '../../runtime.ts'
import { startInstanceId } from '../../start-instance-id.ts'
import { type EffectOf, type EffectResult, resultOf } from './effect-result.ts'
import { failStep } from './fail-step.ts'
import { processKey } from './process-key.ts'

/** Starts another process; where a step waits for it, its end answers the step, and a refusal is an incident there. */
export const startProcess = async (
  runtime: Runtime,
  effect: EffectOf<'start-process'>,
): Promise<EffectResult> => {
  const { definition, fields, requester, answers } = effect.params
  const key =
    answers === undefined
      ? `effect-${effect.instanceId}-${effect.seq}-${effect.ordinal}`
      : processKey(effect.instanceId, answers)
  const id = startInstanceId(requester, key)
  const parent = answers === undefined ? {} : { parent: { instance: effect.instanceId, ...answers } }
  const result = resultOf(
    await runtime.execute({
      instanceId: id,
      definition,
      actor: { person: requester },
      command: { verb: 'start', id, fields, submit: true, ...parent },
      idempotency: { key, hash: key },
      revision: null,
    }),
  )
  if (result.is !== 'failed' || answers === undefined) return result
  const told = await failStep(runtime, { instance: effect.instanceId, ...answers }, result.because)
  return told.is === 'postponed' ? told : result
}
