export type PollLoopOptions = {
  readonly name: string
  /** How long to rest when there was nothing more to do. */
  readonly restMs: number
  /** Does some work; true when there may be more at once. */
  readonly work: () => Promise<boolean>
  readonly log: (message: string, error: unknown) => void
}

/** After an error the loop rests this much longer, so that a database that is away is not hammered. */
const REST_AFTER_ERROR = 5

/** Repeats a piece of work until it is stopped; an error is logged and does not end it. */
export class PollLoop {
  readonly #options: PollLoopOptions
  readonly #running: Promise<void>
  #stopped = false
  #wake: () => void = () => {}

  constructor(options: PollLoopOptions) {
    this.#options = options
    this.#running = this.#run()
  }

  /** Lets the round under way finish; resolves when no other follows. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake()
    await this.#running
  }

  /** Ends the rest early, on a hint that there is work. */
  hint(): void {
    this.#wake()
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const rest = await this.#round()
      if (rest > 0 && !this.#stopped) await this.#rest(rest)
    }
  }

  async #round(): Promise<number> {
    try {
      return (await this.#options.work()) ? 0 : this.#options.restMs
    } catch (error) {
      if (!this.#stopped) this.#options.log(`${this.#options.name} failed and will be tried again`, error)
      return this.#options.restMs * REST_AFTER_ERROR
    }
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
