import type { Definition } from '@countersign/definition/definition'
import type { FieldValues } from '@countersign/definition/field'
import type { ResolvedStep } from '@countersign/definition/steps'
import { type Ref, useEffect, useImperativeHandle, useMemo } from 'react'
import type { Problem } from '../../shared/api/problem.ts'
import type { RequestView } from '../../shared/api/views.ts'
import { DefinitionForm } from '../../shared/form/definition-form.tsx'
import { ErrorSummary } from '../../shared/form/error-summary.tsx'
import { ReferenceNames } from '../../shared/form/reference-names.tsx'
import { useDefinitionForm } from '../../shared/form/use-definition-form.ts'

export type StepForm = {
  /** The changed fields; null when the form is not in order, which it then shows. */
  readonly patch: (complete: boolean) => FieldValues | null
}

type Props = {
  readonly ref: Ref<StepForm>
  readonly definition: Definition
  readonly step: ResolvedStep
  readonly request: RequestView
  readonly problems: Problem['errors']
}

/** What a step asks its participant to fill, such as result and satisfaction at the end of a service. */
export const StepForm = ({ ref, definition, step, request, problems }: Props) => {
  const state = useDefinitionForm(definition, step, 'step')
  const editable = useMemo(() => state.models.filter((model) => model.editable), [state.models])
  const { show } = state
  useEffect(() => {
    if (problems.length > 0) show(problems)
  }, [problems])
  useImperativeHandle(ref, () => ({
    patch: (complete) => (state.check(complete) ? state.patch() : null),
  }))
  return (
    <ReferenceNames value={request}>
      <ErrorSummary messages={state.messages} models={state.models} onFocus={state.focus} />
      <DefinitionForm form={state.form} name={state.name} models={editable} values={request.fields} />
    </ReferenceNames>
  )
}
