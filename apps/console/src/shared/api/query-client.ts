import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { problemOf } from './problem.ts'

type Listener = () => void
const listeners = new Set<Listener>()

/** Calls back when the server no longer knows the session; returns how to stop listening. */
export const onSessionLost = (listener: Listener): Listener => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let held = 0

/** Keeps the page when the session ends, for a form that lets its person sign in over it; returns how to let go. */
export const holdPage = (): Listener => {
  held += 1
  return () => {
    held -= 1
  }
}

/** True while a page holds something typed and asks for the session itself. */
export const isPageHeld = (): boolean => held > 0

const watch = (error: unknown): void => {
  if (problemOf(error).code === 'not-signed-in') for (const listener of listeners) listener()
}

/** A refusal stays a refusal however often it is asked again; only a call without an answer is repeated. */
const worthRepeating = (failures: number, error: unknown): boolean =>
  failures < 2 && problemOf(error).code === 'unreachable'

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: worthRepeating },
    // Every command carries a key, so repeating one that got no answer applies it once.
    mutations: { retry: worthRepeating, retryDelay: 800 },
  },
})
