import { MOST_HINT_BYTES, sendHint } from '@countersign/database/live-hints'
import type { LiveNews, LiveTopic } from './live-topic.ts'

/** Commands that end within this time are told of together: a hint costs a transaction of its own. */
const COLLECTED_MS = 50

type Options = {
  readonly pool: Parameters<typeof sendHint>[0]
  readonly log: (message: string, error: unknown) => void
}

/** Collects for some milliseconds whose things changed, and tells all servers apart from the commits (decision 022). */
export class LiveHints {
  readonly #options: Options
  #news = new Map<string, Set<LiveTopic>>()
  #timer: NodeJS.Timeout | null = null
  #sending: Promise<void> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
  }

  tell(person: string, topic: LiveTopic): void {
    const topics = this.#news.get(person) ?? new Set()
    this.#news.set(person, topics.add(topic))
    this.#timer ??= setTimeout(() => this.#flush(), COLLECTED_MS)
  }

  /** Sends what is still collected; resolves when nothing is on its way. */
  async close(): Promise<void> {
    if (this.#timer !== null) this.#flush()
    await this.#sending
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const payloads = payloadsOf(this.#news)
    this.#news = new Map()
    this.#sending = this.#sending.then(() => this.#send(payloads))
  }

  async #send(payloads: readonly string[]): Promise<void> {
    try {
      for (const payload of payloads) await sendHint(this.#options.pool, payload)
    } catch (error) {
      this.#options.log('a live hint was not sent', error)
    }
  }
}

/** As many people to a payload as fit. */
const payloadsOf = (news: ReadonlyMap<string, ReadonlySet<LiveTopic>>): readonly string[] => {
  const payloads: string[] = []
  let part: Record<string, LiveNews[string]> = {}
  let bytes = 2
  for (const [person, topics] of news) {
    const size = Buffer.byteLength(JSON.stringify({ [person]: [...topics] }))
    if (bytes + size > MOST_HINT_BYTES) {
      payloads.push(JSON.stringify(part))
      part = {}
      bytes = 2
    }
    part[person] = [...topics]
    bytes += size
  }
  return [...payloads, JSON.stringify(part)]
}
