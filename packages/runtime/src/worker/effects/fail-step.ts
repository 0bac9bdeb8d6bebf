import type { Parent } from '@countersign/engine/command'
import type { Runtime } from '../../runtime.ts'
import { type EffectResult, resultOf } from './effect-result.ts'

/** Tells a step that what it waits for will not come: an operator finds an incident there. */
export const failStep = async (
  runtime: Runtime,
  { instance, step, visit }: Parent,
  reason: string,
): Promise<EffectResult> =>
  resultOf(
    await runtime.execute({
      instanceId: instance,
      definition: null,
      actor: { system: 'service' },
      command: { verb: 'fail-step', step, visit, reason },
      idempotency: null,
      revision: null,
    }),
  )
