import type { ResolvedStep } from '@countersign/definition/steps'
import type { Draft } from './draft.ts'
import { errorAt, type Finding } from './finding.ts'

/** Steps at which nobody decides name what they wait for, and whoever gives a signal is somebody. */
export const checkOutside = (draft: Draft): readonly Finding[] => [...draft.steps.values()].flatMap(checkStep)

const checkStep = (step: ResolvedStep): readonly Finding[] => {
  const missing = (code: Finding['code']): readonly Finding[] => [
    errorAt(step.pointer, code, { step: step.key }),
  ]
  if (step.kind === 'service') return step.webhook === null ? missing('webhook-missing') : []
  if (step.kind === 'process') return step.definition === null ? missing('process-missing') : []
  if (step.kind !== 'signal') return []
  return [
    ...(step.signal === null ? missing('signal-missing') : []),
    ...(step.participants.length === 0 ? missing('no-participants') : []),
  ]
}
