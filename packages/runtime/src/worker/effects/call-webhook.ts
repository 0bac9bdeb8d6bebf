import { z } from 'zod'
import type { Runtime } from '../../runtime.ts'
import { DONE, type EffectOf, type EffectResult, resultOf } from './effect-result.ts'
import { failStep } from './fail-step.ts'

/** With the rests between them these take some two hours; then somebody has to look at it. */
const MOST_ATTEMPTS = 12

/** What a service may answer a step that waits for it; nothing at all means the step's first outcome. */
const Answer = z.object({
  outcome: z.string().max(64).optional(),
  fields: z.record(z.string().max(64), z.json()).optional(),
})

/**
 * Calls a webhook, and where a step waits for it brings the answer back. What fails for the time being is tried again;
 * what fails for good is an incident at the step. The id of the call is the effect's: whoever is called twice can tell.
 */
export const callWebhook = async (
  runtime: Runtime,
  effect: EffectOf<'call-webhook'>,
): Promise<EffectResult> => {
  const { webhook, fields, answers } = effect.params
  const id = `${effect.instanceId}.${effect.seq}.${effect.ordinal}`
  const called = await runtime.webhooks.call(webhook, {
    id,
    body: { id, instance: effect.instanceId, step: answers?.step ?? null, fields },
  })
  const isSpent = called.is === 'unreachable' && effect.attempts + 1 >= MOST_ATTEMPTS
  if (called.is === 'unreachable' && !isSpent) return { is: 'postponed', because: called.because }
  if (answers === undefined)
    return called.is === 'answered' ? DONE : { is: 'failed', because: called.because }
  const place = { instance: effect.instanceId, ...answers }
  if (called.is !== 'answered') return give(await failStep(runtime, place, called.because), called.because)
  const parsed = Answer.safeParse(called.body ?? {})
  if (!parsed.success) return give(await failStep(runtime, place, 'answer-unreadable'), 'answer-unreadable')
  return complete(runtime, effect, parsed.data as Given)
}

type Given = { readonly outcome?: string; readonly fields?: EffectOf<'call-webhook'>['params']['fields'] }

/** The step was told; the effect keeps why. */
const give = (told: EffectResult, because: string): EffectResult =>
  told.is === 'postponed' ? told : { is: 'failed', because }

const complete = async (
  runtime: Runtime,
  { instanceId, params }: EffectOf<'call-webhook'>,
  { outcome, fields }: Given,
): Promise<EffectResult> => {
  const place = params.answers
  if (place === undefined) return DONE
  const answer = await runtime.execute({
    instanceId,
    definition: null,
    actor: { system: 'service' },
    command: {
      verb: 'complete-step',
      ...place,
      ...(outcome !== undefined && { outcome }),
      ...(fields !== undefined && { fields }),
    },
    idempotency: null,
    revision: null,
  })
  if (!answer.applied && (answer.code === 'wrong-step' || answer.code === 'instance-ended')) return DONE
  const result = resultOf(answer)
  if (result.is !== 'failed') return result
  return give(await failStep(runtime, { instance: instanceId, ...place }, result.because), result.because)
}
