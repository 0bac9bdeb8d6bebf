import { useEffect, useState } from 'react'
import type { TaskItem } from '../../shared/api/views.ts'

type Walk = {
  /** Counted from 1; null for a task that the list does not hold. */
  readonly position: number | null
  readonly count: number
  readonly previous: string | null
  readonly next: string | null
}

type List = { readonly items: readonly TaskItem[]; readonly count: number }

/**
 * Where a task stands in the list and what lies beside it. A task that leaves the list while it is open, because it or
 * another was decided, keeps its place among those that are left.
 */
export const useWalk = (task: string, now: List): Walk => {
  const [held, setHeld] = useState(now)
  const here = now.items.some(({ id }) => id === task)
  useEffect(() => {
    if (here) setHeld(now)
  }, [here, now.items, now.count])
  return walkOf(task, here ? now : held, now.items)
}

/** The same without memory: `list` is where the task stands, `left` what may still be gone to. */
export const walkOf = (task: string, { items, count }: List, left: readonly TaskItem[]): Walk => {
  const index = items.findIndex(({ id }) => id === task)
  if (index < 0) return { position: null, count, previous: null, next: null }
  const open = new Set(left.map(({ id }) => id))
  const after = items.slice(index + 1).find(({ id }) => open.has(id))
  const before = items.slice(0, index).findLast(({ id }) => open.has(id))
  return { position: index + 1, count, previous: before?.id ?? null, next: after?.id ?? null }
}
