import type { Calendar } from '@countersign/definition/calendar'
import type { CompiledDefinition } from '@countersign/engine/compile'
import type { Decision } from '@countersign/engine/decision'
import type { Instance } from '@countersign/engine/instance'
import type { RecordBody } from '@countersign/engine/record'
import { decideAgain } from '@countersign/engine/redecide'
import type { Refusal } from '@countersign/engine/refusal'
import { replay } from '@countersign/engine/replay'
import type { Definitions } from './definitions.ts'
import type { RecordRow } from './instance-rows.ts'

/** One record with the instance as it was before it; null before the first. */
export type Step = { readonly before: Instance | null; readonly body: RecordBody }

export const stepsOf = (records: readonly RecordRow[]): Step[] =>
  records.map(({ body }, at) => ({
    before: at === 0 ? null : replay(records.slice(0, at)),
    body: JSON.parse(body) as RecordBody,
  }))

/** A recorded command decided again, or why that was not possible. */
export type DecidedAgain = {
  readonly step: Step
  readonly decision: Decision | Refusal | null
  readonly problem: string
}

export const decideStepsAgain = async (
  steps: readonly Step[],
  definitions: Definitions,
  calendar: Calendar,
): Promise<DecidedAgain[]> => {
  const again: DecidedAgain[] = []
  for (const step of steps) {
    const { key, version } = step.body.definition
    const compiled = await definitions.pinned(step.body.definition)
    if (compiled === null)
      again.push({
        step,
        decision: null,
        problem: `${key}@${version} is not the definition it was decided by`,
      })
    else again.push(decideStepAgain(step, compiled, calendar))
  }
  return again
}

/** Facts that were tampered with break the engine's own rules, and it throws. */
const decideStepAgain = (step: Step, compiled: CompiledDefinition, calendar: Calendar): DecidedAgain => {
  try {
    return {
      step,
      decision: decideAgain(compiled, step.before, { record: step.body, calendar }),
      problem: '',
    }
  } catch (error) {
    return { step, decision: null, problem: error instanceof Error ? error.message : String(error) }
  }
}
