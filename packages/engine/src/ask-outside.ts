import type { FieldValues } from '@countersign/definition/field'
import type { ResolvedStep } from '@countersign/definition/steps'
import { dueOf, setDueTimers } from './timers.ts'
import { addEffect, conditionContext, emit, type Work } from './work.ts'

/** Steps at which no person decides: a service is called, another process runs, or a signal is waited for. */
export const waitsOutside = ({ kind }: Pick<ResolvedStep, 'kind'>): boolean =>
  kind === 'service' || kind === 'process' || kind === 'signal'

/** Opens the activation of such a step; what it asks for is an effect, applied once by the worker. Never settles here. */
export const askOutside = (work: Work, step: ResolvedStep, visit: number): null => {
  const due = dueOf(work, step, [])
  const place = { step: step.key, visit }
  emit(work, {
    type: 'activated',
    ...place,
    due,
    organisation: work.facts.directory.revision,
    tasks: [],
  })
  if (step.kind === 'process')
    addEffect(work, {
      kind: 'start-process',
      params: {
        definition: step.definition ?? '',
        requester: work.instance.requester,
        fields: sentFields(work, step),
        answers: place,
      },
    })
  if (step.kind === 'service')
    addEffect(work, {
      kind: 'call-webhook',
      params: { webhook: step.webhook ?? '', fields: sentFields(work, step), answers: place },
    })
  setDueTimers(work, step, visit, due)
  return null
}

const sentFields = (work: Work, { input }: ResolvedStep): FieldValues => {
  const context = conditionContext(work)
  return Object.fromEntries(
    Object.entries(input).map(([field, source]) => [field, work.compiled.conditions.value(source, context)]),
  )
}
