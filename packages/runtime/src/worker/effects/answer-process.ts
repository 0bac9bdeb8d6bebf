import type { Runtime } from '../../runtime.ts'
import { DONE, type EffectOf, type EffectResult, resultOf } from './effect-result.ts'
import { failStep } from './fail-step.ts'

/** Tells the process that waits for this one how it ended. Whoever went on without it is not called back. */
export const answerProcess = async (
  runtime: Runtime,
  { params }: EffectOf<'answer-process'>,
): Promise<EffectResult> => {
  const { instance, step, visit, outcome } = params
  const answer = await runtime.execute({
    instanceId: instance,
    definition: null,
    actor: { system: 'process' },
    command: { verb: 'complete-step', step, visit, outcome },
    idempotency: null,
    revision: null,
  })
  if (!answer.applied && (answer.code === 'wrong-step' || answer.code === 'instance-ended')) return DONE
  const result = resultOf(answer)
  if (result.is !== 'failed') return result
  const told = await failStep(runtime, params, result.because)
  return told.is === 'postponed' ? told : result
}
