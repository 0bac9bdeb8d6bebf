import type { FieldValues } from '@countersign/definition/field'
import { settle } from '../advance.ts'
import { setFields } from '../fields.ts'
import type { Activation } from '../instance.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { emit, stepOf, type Work } from '../work.ts'

type Answer = { readonly outcome: string | undefined; readonly fields: FieldValues | undefined }

/** The answer that a step waited for: it may set the fields of the step's form, and leads out of it by its outcome. */
export const answerFromOutside = (
  work: Work,
  { step: key, visit }: Activation,
  { outcome, fields = {} }: Answer,
): Refusal | null => {
  const step = stepOf(work.compiled, key)
  const name = outcome ?? step.outcomes[0] ?? 'complete'
  if (!step.outcomes.includes(name)) return refuse('outcome-unknown', { outcome: name })
  const refusal = setFields(work, step, { patch: fields, completes: false })
  if (refusal !== null) return refusal
  if (work.instance.incidents.some((incident) => incident.state === key))
    emit(work, { type: 'incident-resolved', state: key })
  return settle(work, { step: key, visit }, { name, returnTo: null })
}
