import { LiveStream } from './live-stream.ts'
import { LIVE_TOPICS, newsIn } from './live-topic.ts'

/** Browsers of one person that are kept; the console needs one stream each, whatever it has open. */
const MOST_STREAMS = 20

/** The live streams of one server, by person: each hears of the person's own things only. */
export class LiveHub {
  readonly #streams = new Map<string, Set<LiveStream>>()

  /** How many streams are open. */
  get size(): number {
    return [...this.#streams.values()].reduce((sum, streams) => sum + streams.size, 0)
  }

  /** Opens a stream for a person; the body of the answer. Of too many, the oldest ends. */
  open(person: string, verify: () => Promise<boolean>): ReadableStream<Uint8Array> {
    const streams = this.#streams.get(person) ?? new Set()
    this.#streams.set(person, streams)
    const stream = new LiveStream({
      verify,
      closed: () => {
        streams.delete(stream)
        if (streams.size === 0) this.#streams.delete(person)
      },
    })
    streams.add(stream)
    const [oldest] = streams
    if (streams.size > MOST_STREAMS) oldest?.close()
    return stream.body
  }

  /** Passes on what another server, or this one, told of. */
  hear(payload: string): void {
    for (const [person, topics] of newsIn(payload)) {
      for (const stream of this.#streams.get(person) ?? []) stream.changed(topics)
      if (topics.includes('session')) void this.recheck(person)
    }
  }

  /** Everything may have changed for everybody: hints were lost. */
  hearAll(): void {
    for (const streams of this.#streams.values()) for (const stream of streams) stream.changed(LIVE_TOPICS)
  }

  /** Ends the person's streams whose session has ended. */
  async recheck(person: string): Promise<void> {
    await Promise.all([...(this.#streams.get(person) ?? [])].map((stream) => stream.recheck()))
  }

  /** Ends all streams; browsers come back, to another server if this one is gone. */
  close(): void {
    for (const streams of [...this.#streams.values()]) for (const stream of [...streams]) stream.close()
  }
}
