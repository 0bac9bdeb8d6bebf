import type { Definition } from '@countersign/definition/definition'
import { type ResolvedStep, stepsOf } from '@countersign/definition/steps'
import type { RequestView } from '../../shared/api/views.ts'

const isRequesterForm = ({ kind, outcomes }: ResolvedStep): boolean =>
  kind === 'form' && outcomes.includes('submit')

/** The requester's own form: the one the request is at, or for a new request the first one of the definition. */
export const requesterStep = (definition: Definition, request: RequestView | null): ResolvedStep => {
  const forms = [...stepsOf(definition).values()].filter(isRequesterForm)
  const step = forms.find(({ key }) => request?.steps.some(({ id }) => id === key)) ?? forms[0]
  if (step === undefined) throw new Error(`${definition.key} has no form to submit`)
  return step
}
