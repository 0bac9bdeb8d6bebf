import { useEffect } from 'react'
import { refreshTopics } from '../api/refresh.ts'
import { startLive } from './live.ts'

/** However fast changes come, what is on the screen is read again at most this often. */
const REST_MS = 1000

/** Reads again what is on the screen whenever the server says that something of the reader's changed. */
export const useLive = (person: string): void => {
  useEffect(() => {
    const waiting = new Set<string>()
    let resting: ReturnType<typeof setTimeout> | undefined
    const refresh = (): void => {
      resting = undefined
      if (waiting.size === 0) return
      void refreshTopics(new Set(waiting))
      waiting.clear()
      resting = setTimeout(refresh, REST_MS)
    }
    const stop = startLive(person, (topics) => {
      for (const topic of topics) waiting.add(topic)
      if (resting === undefined) refresh()
    })
    return () => {
      stop()
      clearTimeout(resting)
    }
  }, [person])
}
