import { enterChart } from '../advance.ts'
import { mayStart } from '../may-start.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { actingPerson, emit, type Work } from '../work.ts'
import { setDraftFields, submitDraft } from './submit.ts'
import type { CommandOf } from './verb.ts'

/** Starts an instance as a draft, and submits it at once when asked to. */
export const start = (work: Work, command: CommandOf<'start'>): Refusal | null => {
  const refusal = permitStart(work)
  if (refusal !== null) return refusal
  emit(work, { type: 'pinned', definition: work.compiled.pin })
  enterChart(work)
  if (!command.submit) return setDraftFields(work, command.fields)
  return submitDraft(work, { fields: command.fields, chosen: command.chosen })
}

/** Whether the requester may start this definition: named by one of its start rules. */
const permitStart = (work: Work): Refusal | null => {
  const requester = actingPerson(work.actor)
  return requester !== null && mayStart(work.compiled, work.facts, requester) ? null : refuse('not-a-starter')
}
