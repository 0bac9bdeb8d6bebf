import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { startRequestMutation } from '../../features/requests/start-request.ts'
import { submitRequestMutation } from '../../features/requests/submit-request.ts'
import { useCommandKey } from '../../shared/api/command-key.ts'
import { problemOf } from '../../shared/api/problem.ts'
import { refreshRequests } from '../../shared/api/refresh.ts'
import type { RequestView } from '../../shared/api/views.ts'
import type { DefinitionFormState } from '../../shared/form/use-definition-form.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import type { Draft } from './use-draft.ts'

type Sending = {
  readonly definition: string
  readonly form: DefinitionFormState
  readonly draft: Draft
  readonly onSent: () => void
}

/** Field values are JSON; the API's input types do not know that they are read only. */
type Fields = Record<string, never>

/** Submits the form: a draft as it stands, or at once a form that was never saved. */
const useSubmit = ({ definition, form, draft }: Omit<Sending, 'onSent'>) => {
  const keyFor = useCommandKey()
  const start = useMutation(startRequestMutation())
  const submit = useMutation(submitRequestMutation())
  return async (): Promise<RequestView> => {
    await draft.saver.pause()
    const id = draft.id.current
    if (id === null) {
      const body = { definition, fields: form.filled() as Fields, submit: true }
      return start.mutateAsync({ ...body, key: keyFor(body) })
    }
    const revision = draft.saver.revision()
    const body = { id, fields: form.patch() as Fields, ...(revision !== null && { revision }) }
    return submit.mutateAsync({ ...body, key: keyFor(body) })
  }
}

/** Submitting the requester's form: checked here first, and what the server finds shown beside the fields. */
export const useRequestSending = (sending: Sending) => {
  const { form, draft, onSent } = sending
  const { t } = useTranslation()
  const navigate = useNavigate()
  const notify = useNotify()
  const { mutate, isPending, error } = useMutation({
    retry: false,
    mutationFn: useSubmit(sending),
    onSuccess: async (sent) => {
      onSent()
      notify(t('newRequest.submitted', { number: sent.number }))
      await navigate({ to: '/requests/$id', params: { id: sent.id } })
      await refreshRequests()
    },
    onError: (refusal) => {
      const { code, errors } = problemOf(refusal)
      // Saving meets the same conflict, and offers the choice that it takes.
      draft.saver.resume()
      if (code === 'stale-revision') draft.saver.changed()
      form.show(errors)
    },
  })
  return {
    submit: () => {
      if (form.check(true)) mutate()
    },
    submitting: isPending,
    error,
  }
}
