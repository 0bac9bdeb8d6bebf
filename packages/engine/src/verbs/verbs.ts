import type { Verb } from '../command.ts'
import { attach } from './attach.ts'
import { cc } from './cc.ts'
import { comment } from './comment.ts'
import { discard } from './discard.ts'
import { fireTimer } from './fire-timer.ts'
import { refreshParticipants } from './refresh-participants.ts'
import { remind } from './remind.ts'
import { saveDraft } from './save-draft.ts'
import { submit } from './submit.ts'
import type { VerbRule } from './verb.ts'
import { withdraw } from './withdraw.ts'

/** Every verb on a whole instance. `start` makes one, `decide` addresses a task: both stand beside this table. */
export const VERBS: { readonly [V in Exclude<Verb, 'start' | 'decide'>]: VerbRule<V> } = {
  'save-draft': saveDraft,
  discard,
  submit,
  withdraw,
  comment,
  remind,
  cc,
  attach,
  'fire-timer': fireTimer,
  'refresh-participants': refreshParticipants,
}
