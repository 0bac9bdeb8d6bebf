const EVERYTHING = ['tasks', 'requests', 'notices']
/** Beginning with a first refusal, such as of a session that has ended; doubled each time. */
const RETRY_MS = 5000
const MOST_RETRY_MS = 60_000
/** A stream that opens this soon after the page has missed nothing. */
const FRESH_MS = 5000

/** Told which of the reader's own things may have changed; the server says no more. */
type Heard = (topics: readonly string[]) => void

/** Keeps one event stream open until `signal` aborts; a stream that opens late says that everything may have changed. */
const keepStream = (heard: Heard, signal: AbortSignal, fresh: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    let source: EventSource | null = null
    let retry: ReturnType<typeof setTimeout> | undefined
    let wait = RETRY_MS
    const open = (): void => {
      source = new EventSource('/api/live')
      source.addEventListener('ready', () => {
        wait = RETRY_MS
        if (!fresh()) heard(EVERYTHING)
      })
      source.addEventListener('changed', ({ data }: MessageEvent<string>) => heard(data.split(' ')))
      source.addEventListener('error', () => {
        // A broken stream comes back by itself; a refused one does not.
        if (source?.readyState !== EventSource.CLOSED) return
        // Whoever asks next learns why.
        heard(EVERYTHING)
        retry = setTimeout(open, wait)
        wait = Math.min(2 * wait, MOST_RETRY_MS)
      })
    }
    signal.addEventListener('abort', () => {
      clearTimeout(retry)
      source?.close()
      resolve()
    })
    open()
  })

/**
 * One live stream a browser and person: the tab that holds the lock opens it and repeats what it hears to the others.
 * When that tab closes, the next one takes over. Where a page may not lock (plain HTTP), each tab has its own stream.
 */
export const startLive = (person: string, heard: Heard): (() => void) => {
  const name = `countersign.live.${person}`
  const stopping = new AbortController()
  const { signal } = stopping
  const began = Date.now()
  const fresh = (): boolean => Date.now() - began < FRESH_MS
  if (!('locks' in navigator)) {
    void keepStream(heard, signal, fresh)
    return () => stopping.abort()
  }
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<readonly string[]>) => heard(data)
  const hear: Heard = (topics) => {
    heard(topics)
    channel.postMessage(topics)
  }
  // Waiting for the lock ends with an error when it is given up; that is how stopping looks.
  navigator.locks.request(name, { signal }, () => keepStream(hear, signal, fresh)).catch(() => undefined)
  return () => {
    stopping.abort()
    channel.close()
  }
}
