import { listenForHints } from '@countersign/database/live-hints'
import { LiveHub } from './live-hub.ts'

type Options = Pick<Parameters<typeof listenForHints>[0], 'pool' | 'log'>

/** A hub that hears what all servers of the database tell. Close it before the database is closed. */
export const listenLive = async (options: Options): Promise<{ hub: LiveHub; close: () => void }> => {
  const hub = new LiveHub()
  const stop = await listenForHints({
    ...options,
    heard: (payload) => hub.hear(payload),
    resumed: () => hub.hearAll(),
  })
  return {
    hub,
    close: () => {
      stop()
      hub.close()
    },
  }
}
