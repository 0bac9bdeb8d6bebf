import type { Verb } from '../command.ts'
import { addParticipant } from './add-participant.ts'
import { claim } from './claim.ts'
import { delegate } from './delegate.ts'
import { release } from './release.ts'
import { removeParticipant } from './remove-participant.ts'
import { transfer } from './transfer.ts'
import type { TaskVerbRule } from './verb.ts'

export const TASK_VERB_NAMES = [
  'claim',
  'release',
  'transfer',
  'delegate',
  'add-participant',
  'remove-participant',
] as const satisfies readonly Verb[]
export type TaskVerb = (typeof TASK_VERB_NAMES)[number]

/** Every verb on one task but `decide`, which has a form to fill beside. */
export const TASK_VERBS: { readonly [V in TaskVerb]: TaskVerbRule<V> } = {
  claim,
  release,
  transfer,
  delegate,
  'add-participant': addParticipant,
  'remove-participant': removeParticipant,
}

export const isTaskVerb = (verb: Verb): verb is TaskVerb => Object.hasOwn(TASK_VERBS, verb)
