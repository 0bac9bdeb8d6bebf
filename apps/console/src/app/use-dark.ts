import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(prefers-color-scheme: dark)')

const subscribe = (changed: () => void): (() => void) => {
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** True while the system prefers dark colours. */
export const useDark = (): boolean => useSyncExternalStore(subscribe, () => query.matches)
