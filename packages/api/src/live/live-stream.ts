/** Proxies cut connections that are silent for a minute or less. */
const PING_MS = 20_000
/** A browser that takes nothing off is gone or stuck: it is cut off, and asks again when it can. */
const MOST_WAITING = 64
const AGAIN_AFTER_MS = 3000

type Options = {
  /** Whether the session it was opened with still holds; asked with each ping. */
  readonly verify: () => Promise<boolean>
  readonly closed: () => void
}

/** One browser's server-sent events: `ready` at the beginning, then `changed` with the topics. */
export class LiveStream {
  readonly body: ReadableStream<Uint8Array>
  readonly #options: Options
  readonly #encoder = new TextEncoder()
  readonly #pings: NodeJS.Timeout
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null

  constructor(options: Options) {
    this.#options = options
    this.body = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller
        },
        cancel: () => this.#end(),
      },
      new CountQueuingStrategy({ highWaterMark: MOST_WAITING }),
    )
    this.#pings = setInterval(() => void this.#ping(), PING_MS)
    this.#pings.unref()
    this.#write(`retry: ${AGAIN_AFTER_MS}\nevent: ready\ndata:\n\n`)
  }

  changed(topics: readonly string[]): void {
    if (topics.length > 0) this.#write(`event: changed\ndata: ${topics.join(' ')}\n\n`)
  }

  /** Closes it when its session has ended. */
  async recheck(): Promise<void> {
    // Whether a session holds cannot be told while the database is away; then the next ping asks again.
    const holds = await this.#options.verify().catch(() => true)
    if (!holds) this.close()
  }

  close(): void {
    const controller = this.#controller
    this.#end()
    controller?.close()
  }

  async #ping(): Promise<void> {
    await this.recheck()
    this.#write(': still here\n\n')
  }

  #write(text: string): void {
    if (this.#controller === null) return
    if ((this.#controller.desiredSize ?? 0) <= 0) this.close()
    else this.#controller.enqueue(this.#encoder.encode(text))
  }

  #end(): void {
    if (this.#controller === null) return
    this.#controller = null
    clearInterval(this.#pings)
    this.#options.closed()
  }
}
