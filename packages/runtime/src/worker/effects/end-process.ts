import type { Runtime } from '../../runtime.ts'
import { startInstanceId } from '../../start-instance-id.ts'
import { DONE, type EffectOf, type EffectResult, resultOf } from './effect-result.ts'
import { processKey } from './process-key.ts'

/** Its start may have been put off; with the rests between them these take some four minutes. */
const MOST_ATTEMPTS = 8

/** Ends the process that a step had started and no longer waits for; one that has ended by itself stays as it is. */
export const endProcess = async (
  runtime: Runtime,
  { instanceId, params, attempts }: EffectOf<'end-process'>,
): Promise<EffectResult> => {
  const answer = await runtime.execute({
    instanceId: startInstanceId(params.requester, processKey(instanceId, params)),
    definition: null,
    actor: { system: 'process' },
    command: { verb: 'terminate', reason: `${params.step} was left` },
    idempotency: null,
    revision: null,
  })
  if (answer.applied || answer.code === 'instance-ended') return DONE
  if (answer.code !== 'instance-unknown') return resultOf(answer)
  return attempts < MOST_ATTEMPTS ? { is: 'postponed', because: answer.code } : DONE
}
