import { canonicalJson } from '@countersign/definition/canonical-json'
import type { Event } from '@countersign/engine/event'
import { isRefusal } from '@countersign/engine/refusal'
import type { Finding } from '../finding.ts'
import type { InstanceRows } from '../instance-rows.ts'
import type { DecidedAgain } from '../steps.ts'

/** (5) Every recorded command, decided again with the facts it was decided with, is allowed and comes to the same. */
export const decisionsAuthorised = (
  { instance }: InstanceRows,
  again: readonly DecidedAgain[],
): Finding[] => {
  for (const { step, decision, problem } of again) {
    const finding = (code: string, detail: string): Finding[] => [
      { invariant: 5, code, instance: instance.instance_id, detail: `record ${step.body.seq}: ${detail}` },
    ]
    if (decision === null) return finding('undecidable', problem)
    if (isRefusal(decision))
      return finding('not-authorised', `${step.body.command.verb} would be refused: ${decision.code}`)
    const kept = step.body.facts.delays !== undefined
    if (comparable(decision.events, kept) !== comparable(step.body.events, kept))
      return finding('decided-otherwise', `${step.body.command.verb} would come to something else`)
  }
  return []
}

/** A record that does not keep what the working calendar answered is compared without due times. */
const comparable = (events: readonly Event[], withTimes: boolean): string =>
  canonicalJson(
    withTimes
      ? events
      : events
          .filter((event) => event.type !== 'timer-set')
          .map((event) => ('due' in event ? { ...event, due: null } : event)),
  )
