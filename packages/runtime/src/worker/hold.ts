import { isHeld } from '@countersign/database/hold'
import type pg from 'pg'

/** How soon a release is noticed. */
const HOLD_REST_MS = 1000

/**
 * Whether the database is held 暂停外发, asked at most once a second. A release is for good: only a backup that is put back
 * into an empty database holds it.
 */
export class Hold {
  readonly #pool: pg.Pool
  #released = false
  #known: Promise<boolean> | null = null
  #askedAt = 0

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async isHeld(): Promise<boolean> {
    if (this.#released) return false
    if (this.#known === null || performance.now() - this.#askedAt > HOLD_REST_MS) {
      this.#askedAt = performance.now()
      this.#known = isHeld(this.#pool)
      // Whoever asked is told of a failure; the next one asks again.
      this.#known.catch(() => {
        this.#known = null
      })
    }
    const held = await this.#known
    this.#released ||= !held
    return held
  }
}
