import { useMemo, useState } from 'react'
import type { TaskItem } from '../../shared/api/views.ts'

/** As many as are approved in one go. */
const MOST = 50

export type Bulk = {
  /** Whether any task in the list may be approved together with others. */
  readonly offered: boolean
  /** Whether rows are being chosen now. */
  readonly choosing: boolean
  readonly chosen: readonly TaskItem[]
  /** Why a task cannot be chosen now; null when it can. */
  readonly barred: (item: TaskItem) => 'oneByOne' | 'otherKind' | 'enough' | null
  readonly toggle: (item: TaskItem) => void
  readonly begin: () => void
  readonly end: () => void
}

const kindOf = ({ definition, step }: TaskItem): string => `${definition} ${step}`

/** Choosing tasks of one kind from a list; one that leaves the list is chosen no longer. */
export const useBulk = (items: readonly TaskItem[]): Bulk => {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null)
  const chosen = useMemo(() => items.filter(({ id }) => ids?.has(id)), [items, ids])
  const [first] = chosen
  return {
    offered: items.some(({ bulk }) => bulk),
    choosing: ids !== null,
    chosen,
    barred: (item) => {
      if (!item.bulk) return 'oneByOne'
      if (first !== undefined && kindOf(item) !== kindOf(first)) return 'otherKind'
      return chosen.length >= MOST && !ids?.has(item.id) ? 'enough' : null
    },
    toggle: ({ id }) => {
      const next = new Set(chosen.map((one) => one.id))
      if (!next.delete(id)) next.add(id)
      setIds(next)
    },
    begin: () => setIds(new Set()),
    end: () => setIds(null),
  }
}
