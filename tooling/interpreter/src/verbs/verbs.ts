import type { Command, CommandOf } from '../command.ts'
import type { Run } from '../run.ts'
import { decide } from './decide.ts'
import { addParticipants, claim, handOver, release, removeParticipant } from './hand-over.ts'
import { reassign, repair, resume, suspend, terminate } from './intervene.ts'
import { completeStep, failStep, signal } from './outside.ts'
import { refresh } from './refresh.ts'
import { saveDraft, start, submit } from './submit.ts'
import { fireTimer } from './system.ts'
import { takeBack } from './take-back.ts'
import { attach, cc, comment, discard, remind, withdraw } from './talk.ts'

export const VERBS: { readonly [V in Command['verb']]: (run: Run, command: CommandOf<V>) => void } = {
  start,
  submit,
  'save-draft': saveDraft,
  decide,
  withdraw,
  discard,
  remind,
  comment,
  cc,
  attach,
  claim,
  release,
  transfer: handOver,
  delegate: handOver,
  'add-participant': addParticipants,
  'remove-participant': removeParticipant,
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
  'refresh-participants': refresh,
}
