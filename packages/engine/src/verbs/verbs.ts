import type { Verb } from '../command.ts'
import { attach } from './attach.ts'
import { cc } from './cc.ts'
import { comment } from './comment.ts'
import { completeStep, failStep } from './complete-step.ts'
import { discard } from './discard.ts'
import { fireTimer } from './fire-timer.ts'
import { reassign } from './reassign.ts'
import { refreshParticipants } from './refresh-participants.ts'
import { remind } from './remind.ts'
import { repair } from './repair.ts'
import { resume } from './resume.ts'
import { saveDraft } from './save-draft.ts'
import { signal } from './signal.ts'
import { submit } from './submit.ts'
import { suspend } from './suspend.ts'
import { takeBack } from './take-back.ts'
import type { TaskVerb } from './task-verbs.ts'
import { terminate } from './terminate.ts'
import type { VerbRule } from './verb.ts'
import { withdraw } from './withdraw.ts'

/** Every verb on a whole instance. `start` makes one, others address a task: they stand beside this table. */
export const VERBS: { readonly [V in Exclude<Verb, 'start' | 'decide' | TaskVerb>]: VerbRule<V> } = {
  'save-draft': saveDraft,
  discard,
  submit,
  withdraw,
  comment,
  remind,
  cc,
  attach,
  'take-back': takeBack,
  reassign,
  suspend,
  resume,
  terminate,
  repair,
  signal,
  'complete-step': completeStep,
  'fail-step': failStep,
  'fire-timer': fireTimer,
  'refresh-participants': refreshParticipants,
}
