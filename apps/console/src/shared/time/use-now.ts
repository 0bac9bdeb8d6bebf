import { useSyncExternalStore } from 'react'

const MINUTE = 60_000
let now = Date.now()

const subscribe = (changed: () => void): (() => void) => {
  const timer = setInterval(() => {
    now = Date.now()
    changed()
  }, MINUTE)
  return () => clearInterval(timer)
}

/** The time, moving once a minute: ages and due times on the screen need no more. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)
