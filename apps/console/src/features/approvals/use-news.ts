import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RecordView } from '../../shared/api/views.ts'
import { recordsQuery } from '../requests/list-records.ts'
import { meQuery } from '../session/get-me.ts'
import { lastLookQuery } from './last-look.ts'
import { markSeen } from './list-tasks.ts'
import { recordLookMutation } from './record-look.ts'

export type News = {
  /** False until it is known when the reader last looked. */
  readonly known: boolean
  /** When the reader last looked, or opened what they never looked at before. */
  readonly since: string | null
  /** What others did after the last look, oldest first. */
  readonly records: readonly RecordView[]
  /** The whole log up to the last look: how things stood then. */
  readonly before: readonly RecordView[]
}

const NOTHING = { since: null, records: [], before: [] } as const

type Look = { readonly seq: number; readonly at: string }

/** Where the log ended when it was first shown here: at a first look, what comes later is news too. */
const useOpening = (id: string, seq: number | undefined): Look | null => {
  const [opening, setOpening] = useState<(Look & { readonly id: string }) | null>(null)
  if (seq !== undefined && opening?.id !== id) setOpening({ id, seq, at: new Date().toISOString() })
  return opening?.id === id ? opening : null
}

/**
 * What was recorded between the last look and this one. What is on the screen is noted as read at once; here it stays
 * news until the page is left.
 */
export const useNews = (id: string): News => {
  const last = useQuery(lastLookQuery(id))
  const log = useQuery(recordsQuery(id))
  const { data: me } = useQuery(meQuery())
  const { mutate } = useMutation(recordLookMutation())
  const seq = log.data?.items.at(-1)?.seq
  const asked = last.data !== undefined
  const opening = useOpening(id, seq)
  useEffect(() => {
    if (seq === undefined || !asked) return
    mutate({ id, seq })
    markSeen(id)
  }, [id, seq, asked, mutate])
  const known = !last.isPending && !log.isPending
  const look = last.data?.look ?? opening
  if (!asked || look === null || log.data === undefined) return { known, ...NOTHING }
  const { items } = log.data
  return {
    known,
    since: look.at,
    records: items.filter((record) => record.seq > look.seq && record.actor?.id !== me?.person.id),
    before: items.filter((record) => record.seq <= look.seq),
  }
}
