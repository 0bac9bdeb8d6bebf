import type { Calendar } from '@countersign/definition/calendar'
import type { Instance } from '@countersign/engine/instance'
import { SEMANTICS_VERSION } from '@countersign/engine/record'
import { replay } from '@countersign/engine/replay'
import type { Definitions } from './definitions.ts'
import type { Finding } from './finding.ts'
import type { InstanceRows } from './instance-rows.ts'
import { appliedOnce } from './invariants/applied-once.ts'
import { chainHolds } from './invariants/chain-holds.ts'
import { decisionsAuthorised } from './invariants/decisions-authorised.ts'
import { endedNeverChanges } from './invariants/ended-never-changes.ts'
import { numberedWithoutGap } from './invariants/numbered-without-gap.ts'
import { openHasWork } from './invariants/open-has-work.ts'
import { openTasksImplied } from './invariants/open-tasks-implied.ts'
import { promisesExistOnce } from './invariants/promises-exist-once.ts'
import { replayEqualsStored } from './invariants/replay-equals-stored.ts'
import { timersEndOnce } from './invariants/timers-end-once.ts'
import { decideStepsAgain, stepsOf } from './steps.ts'

export type Law = { readonly definitions: Definitions; readonly calendar: Calendar }

/**
 * Examines one instance. Records that are not whole are all that is reported of it: nothing can be said from them. Rows
 * are compared with the replay rather than the document, so that each damage is found where it is.
 */
export const examineInstance = async (rows: InstanceRows, law: Law): Promise<Finding[]> => {
  const records = [...numberedWithoutGap(rows), ...chainHolds(rows)]
  if (records.length > 0) return records.slice(0, 1)
  const replayed = replayOf(rows)
  if (!('seq' in replayed)) return [replayed]
  const steps = stepsOf(rows.records)
  const found = [
    ...appliedOnce(rows),
    ...replayEqualsStored(rows, replayed),
    ...openTasksImplied(rows, replayed),
    ...timersEndOnce(rows, steps, replayed),
    ...endedNeverChanges(rows, steps),
    ...openHasWork(rows, replayed),
  ]
  // What an earlier meaning decided, today's would decide otherwise.
  const decidable = steps.filter(({ body }) => body.semantics === SEMANTICS_VERSION)
  const again = await decideStepsAgain(decidable, law.definitions, law.calendar)
  // A history that breaks one of these three is also one that would not be decided so: it is said once.
  const said = found.some(
    ({ invariant, code }) => invariant === 9 || invariant === 10 || code === 'timer-early',
  )
  return [...found, ...(said ? [] : decisionsAuthorised(rows, again)), ...promisesExistOnce(rows, again)]
}

/** Records may be whole and still tell no possible story. */
const replayOf = ({ instance, records }: InstanceRows): Instance | Finding => {
  try {
    return replay(records)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { invariant: 2, code: 'replay-impossible', instance: instance.instance_id, detail }
  }
}
