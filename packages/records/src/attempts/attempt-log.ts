import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** What somebody asked for and was refused. */
export type RefusedAttempt = {
  readonly person: string
  readonly instance: string | null
  readonly verb: string
  readonly code: string
  readonly request: string | null
}

export type AttemptLogOptions = {
  readonly pool: Pick<pg.Pool, 'query'>
  /** Told when attempts could not be written; they are tried again. */
  readonly log: (message: string, error: unknown) => void
  /** Attempts that wait at most; the rest are only counted. 1000 when left out. */
  readonly most?: number
  /** How long attempts are gathered; a second when left out. */
  readonly gatherMs?: number
}

type Waiting = RefusedAttempt & { readonly at: string }

/**
 * Keeps refused attempts in the database, gathered for a moment and written together. Noting one takes no time and never
 * fails: what does not fit into the queue, while a flood or an outage lasts, is counted and kept as one row.
 */
export class AttemptLog {
  readonly #options: AttemptLogOptions
  #waiting: Waiting[] = []
  #dropped = 0
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(options: AttemptLogOptions) {
    this.#options = options
  }

  note(attempt: RefusedAttempt): void {
    if (this.#waiting.length >= (this.#options.most ?? 1000)) this.#dropped += 1
    else this.#waiting.push({ ...attempt, at: new Date().toISOString() })
    this.#schedule()
  }

  /** Writes what still waits; what cannot be written then is lost. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    await this.#writing
    await this.#write().catch((error: unknown) => this.#options.log('refused attempts were lost', error))
  }

  #schedule(): void {
    if (this.#timer !== null) return
    this.#timer = setTimeout(() => {
      this.#writing = this.#round()
    }, this.#options.gatherMs ?? 1000)
    this.#timer.unref()
  }

  async #round(): Promise<void> {
    try {
      await this.#write()
    } catch (error) {
      this.#options.log('refused attempts could not be written and will be tried again', error)
    }
    this.#timer = null
    if (this.#waiting.length > 0 || this.#dropped > 0) this.#schedule()
  }

  async #write(): Promise<void> {
    const attempts = [...this.#waiting]
    const dropped = this.#dropped
    if (attempts.length === 0 && dropped === 0) return
    await insert(this.#options.pool, attempts, dropped)
    this.#waiting = this.#waiting.slice(attempts.length)
    this.#dropped -= dropped
  }
}

const insert = async (
  pool: Pick<pg.Pool, 'query'>,
  attempts: readonly Waiting[],
  dropped: number,
): Promise<void> => {
  const rows = attempts.map(({ at, person, instance, verb, code, request }) => ({
    at,
    person,
    instance,
    verb,
    code,
    request,
    times: 1,
  }))
  const rest = {
    at: new Date().toISOString(),
    person: null,
    instance: null,
    verb: '',
    code: 'not-kept',
    request: null,
  }
  const all = dropped === 0 ? rows : [...rows, { ...rest, times: dropped }]
  await pool.query(
    `INSERT INTO refused_attempt (id, at, person_id, instance_id, verb, code, request_id, times)
     SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::int[])`,
    [
      all.map(() => randomUUID()),
      all.map(({ at }) => at),
      all.map(({ person }) => person),
      all.map(({ instance }) => instance),
      all.map(({ verb }) => verb),
      all.map(({ code }) => code),
      all.map(({ request }) => request),
      all.map(({ times }) => times),
    ],
  )
}
