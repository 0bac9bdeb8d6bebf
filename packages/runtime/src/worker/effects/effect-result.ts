import type { PendingEffect } from '@countersign/database/effects'
import type { CommandAnswer } from '../../command-request.ts'

/** What became of an effect: done, to be tried again later, or given up for good. */
export type EffectResult =
  | { readonly is: 'done' }
  | { readonly is: 'postponed'; readonly because: string }
  | { readonly is: 'failed'; readonly because: string }

/** An effect of one kind. */
export type EffectOf<K extends PendingEffect['kind']> = Extract<PendingEffect, { kind: K }>

export const DONE: EffectResult = { is: 'done' }

/** Refusals that pass by themselves: the command is sent again until they have. */
const PASSING: ReadonlySet<string> = new Set(['busy', 'instance-suspended'])

/** What the answer to an effect's command means for the effect. */
export const resultOf = (answer: CommandAnswer): EffectResult => {
  if (answer.applied) return DONE
  return { is: PASSING.has(answer.code) ? 'postponed' : 'failed', because: answer.code }
}
