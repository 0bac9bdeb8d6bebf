import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds, such as a preference of the system; follows it while it changes. */
export const usePreference = (media: string): boolean => {
  const subscribe = useCallback(
    (changed: () => void) => {
      const query = window.matchMedia(media)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    [media],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(media).matches)
}
