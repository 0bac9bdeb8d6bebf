import type { Command } from '../command.ts'
import type { Values } from '../document.ts'
import { waitsOutside } from '../language.ts'
import { openActivations } from '../request.ts'
import type { Random } from './random.ts'
import type { Act, Scene } from './random-command.ts'
import { PEOPLE } from './random-world.ts'

/** What a step waits for comes, fails, comes too late, or from somebody who may not send it. */
export const answerFromOutside = (random: Random, { request, world, language }: Scene): Act | null => {
  const waiting = openActivations(request).flatMap((activation) => {
    const step = language.steps.get(activation.step)
    return step !== undefined && waitsOutside(step) ? [{ activation, step }] : []
  })
  if (waiting.length === 0) return null
  const { activation, step } = random.pick(waiting)
  const fields: { fields?: Values } = random.chance(0.3) ? { fields: { amount: random.below(12) } } : {}
  const outcome = random.chance(0.8) ? { outcome: random.pick([...step.outcomes, 'complete']) } : {}
  if (step.kind === 'signal' && random.chance(0.9)) {
    const name = random.chance(0.9) ? (step.signal ?? '') : 'gone'
    const known = step.participants.flatMap(({ people = [] }) => people)
    const sender = random.pick(known.length > 0 && random.chance(0.7) ? known : PEOPLE)
    return { world, actor: sender, command: { verb: 'signal', signal: name, ...outcome, ...fields } }
  }
  const visit = random.chance(0.9) ? activation.visit : activation.visit - 1
  const place = { step: step.key, visit }
  const command: Command = random.chance(0.75)
    ? { verb: 'complete-step', ...place, ...outcome, ...fields }
    : { verb: 'fail-step', ...place, reason: 'gone for good' }
  return { world, actor: random.chance(0.95) ? null : random.pick(PEOPLE), command }
}
