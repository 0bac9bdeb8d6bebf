import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { requestQuery } from '../../features/requests/get-request.ts'
import { saveDraftMutation } from '../../features/requests/save-draft.ts'
import { startRequestMutation } from '../../features/requests/start-request.ts'
import { useCommandKey } from '../../shared/api/command-key.ts'
import { problemOf } from '../../shared/api/problem.ts'
import type { RequestView } from '../../shared/api/views.ts'
import type { DefinitionFormState } from '../../shared/form/use-definition-form.ts'
import { saveBeforeSignOut } from '../../shared/kept/unsaved.ts'
import { createDraftSaver, type DraftState } from './draft-saver.ts'

/** Long enough to finish a word, short enough to lose nothing that matters. */
const SAVED_AFTER = 1200

type Options = {
  readonly definition: string
  readonly request: RequestView | null
  readonly form: DefinitionFormState
  /** The first change made it a draft: it has an id from now on. */
  readonly onCreated: (id: string) => void
  /** Everything typed is on the server. */
  readonly onSaved: () => void
}

/** Field values are JSON; the API's input types do not know that they are read only. */
type Fields = Record<string, never>

/** Sends the form as it stands, first making a draft where there is none. */
const useSending = ({ definition, request, form, onCreated }: Omit<Options, 'onSaved'>) => {
  const id = useRef(request?.id ?? null)
  const startKey = useRef<string>(crypto.randomUUID())
  const keyFor = useCommandKey()
  const start = useMutation(startRequestMutation())
  const save = useMutation(saveDraftMutation())
  const send = async (revision: number | null): Promise<{ readonly revision: number }> => {
    let seen = revision
    if (id.current === null) {
      // Started empty and with one key: however often this is tried, it becomes one draft.
      const body = { definition, fields: {}, submit: false, key: startKey.current }
      const started = await start.mutateAsync(body)
      id.current = started.id
      seen = started.revision
      onCreated(started.id)
    }
    const body = {
      id: id.current,
      fields: form.savable() as Fields,
      ...(seen !== null && { revision: seen }),
    }
    return save.mutateAsync({ ...body, key: keyFor(body) })
  }
  return { id, send }
}

/** The draft behind a form: saved by itself while it is filled, never over what another tab or device saved. */
export const useDraft = (options: Options) => {
  const { request, form, onSaved } = options
  const queries = useQueryClient()
  const { id, send } = useSending(options)
  const [state, setState] = useState<DraftState>({ phase: 'untouched', savedAt: null, error: null })
  const latest = useRef({ send, onSaved })
  latest.current = { send, onSaved }
  const [saver] = useState(() =>
    createDraftSaver({
      send: (revision) => latest.current.send(revision),
      isConflict: (error) => problemOf(error).code === 'stale-revision',
      tell: (next) => {
        if (next.phase === 'saved') latest.current.onSaved()
        setState(next)
      },
      delay: SAVED_AFTER,
      revision: request?.revision ?? null,
    }),
  )
  useEffect(() => {
    const forget = saveBeforeSignOut(saver.flush)
    return () => {
      forget()
      void saver.flush()
    }
  }, [saver])

  const settle = async (keep: boolean): Promise<RequestView | null> => {
    if (id.current === null) return null
    const found = await queries.fetchQuery({ ...requestQuery(id.current), staleTime: 0 })
    if (!keep) {
      const cleared = Object.fromEntries(form.models.map(({ name }) => [name, undefined]))
      form.form.setFieldsValue({ ...cleared, ...found.fields })
    }
    await saver.settle(found.revision, keep)
    return found
  }
  return { id, state, saver, settle }
}
export type Draft = ReturnType<typeof useDraft>
