import type { Definition } from '@countersign/definition/definition'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { saveDraftMutation } from '../../features/requests/save-draft.ts'
import { startRequestMutation } from '../../features/requests/start-request.ts'
import { submitRequestMutation } from '../../features/requests/submit-request.ts'
import { useCommandKey } from '../../shared/api/command-key.ts'
import { problemOf } from '../../shared/api/problem.ts'
import { refreshRequests } from '../../shared/api/refresh.ts'
import type { RequestView } from '../../shared/api/views.ts'
import type { DefinitionFormState } from '../../shared/form/use-definition-form.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'

type Sending = {
  readonly definition: Definition
  readonly request: RequestView | null
  readonly form: DefinitionFormState
  readonly onSent: () => void
}

type Intent = 'save' | 'submit'

/** Field values are JSON; the API's input types do not know that they are read only. */
type Fields = Record<string, never>

const useCommands = ({ definition, request, form }: Omit<Sending, 'onSent'>) => {
  const keyFor = useCommandKey()
  const start = useMutation(startRequestMutation())
  const save = useMutation(saveDraftMutation())
  const submit = useMutation(submitRequestMutation())
  return (intent: Intent): Promise<RequestView> => {
    if (request === null) {
      const body = {
        definition: definition.key,
        fields: form.filled() as Fields,
        submit: intent === 'submit',
      }
      return start.mutateAsync({ ...body, key: keyFor(body) })
    }
    const body = { id: request.id, fields: form.patch() as Fields, revision: request.revision }
    const command = { ...body, key: keyFor({ ...body, intent }) }
    return intent === 'submit' ? submit.mutateAsync(command) : save.mutateAsync(command)
  }
}

const timeNow = (language: string): string =>
  new Date().toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' })

/** Saving and submitting the requester's form: checked here first, and what the server finds shown beside the fields. */
export const useRequestSending = (sending: Sending) => {
  const { request, form, onSent } = sending
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const notify = useNotify()
  const command = useCommands(sending)

  const after = async (intent: Intent, sent: RequestView): Promise<void> => {
    onSent()
    if (intent === 'submit') notify(t('newRequest.submitted', { number: sent.number }))
    else notify(t('newRequest.saved', { at: timeNow(i18n.language) }))
    await refreshRequests()
    const params = { id: sent.id }
    if (intent === 'submit') await navigate({ to: '/requests/$id', params })
    else if (request === null) await navigate({ to: '/requests/$id/edit', params, replace: true })
  }
  const { mutate, isPending, variables, error } = useMutation({
    retry: false,
    mutationFn: command,
    onSuccess: (sent, intent) => after(intent, sent),
    onError: (refusal) => form.show(problemOf(refusal).errors),
  })
  const send = (intent: Intent): void => {
    if (form.check(intent === 'submit')) mutate(intent)
  }
  return {
    save: () => send('save'),
    submit: () => send('submit'),
    saving: isPending && variables === 'save',
    submitting: isPending && variables === 'submit',
    error,
  }
}
