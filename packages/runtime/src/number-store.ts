import { allocateNumbers } from '@countersign/database/allocate-numbers'
import type pg from 'pg'

/** Numbers are taken from the database in blocks, so that starting an instance needs no shared counter. */
const BLOCK = 100

/** With this many left the next block is fetched, so that no batch has to wait for it. */
const FEW = 50

type Numbers = { next: number; end: number; following: Promise<Numbers> | null }

/** Human-readable instance numbers such as `SR-000123`: the initials of the definition's key and a running number. */
export class NumberStore {
  readonly #pool: pg.Pool
  readonly #numbers = new Map<string, Numbers>()
  readonly #returned = new Map<string, string[]>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** The next number of a definition. A number of a command that is then refused is not used again. */
  async next(definitionKey: string): Promise<string> {
    const prefix = initialsOf(definitionKey)
    const returned = this.#returned.get(prefix)?.shift()
    if (returned !== undefined) return returned
    for (;;) {
      const numbers = this.#numbers.get(prefix) ?? { next: 0, end: 0, following: null }
      this.#numbers.set(prefix, numbers)
      if (numbers.end - numbers.next <= FEW) this.#fetch(prefix, numbers)
      if (numbers.next < numbers.end) return `${prefix}-${String(numbers.next++).padStart(6, '0')}`
      const following = await numbers.following
      // Of all who waited, the first one moves on.
      if (following !== null && this.#numbers.get(prefix) === numbers) this.#numbers.set(prefix, following)
    }
  }

  /** Takes a number back that no instance got: a start that turned out to have been made before leaves no gap. */
  giveBack(definitionKey: string, number: string): void {
    const prefix = initialsOf(definitionKey)
    this.#returned.set(prefix, [...(this.#returned.get(prefix) ?? []), number])
  }

  /** Fetches the block after this one, unless that is under way; a failure is told to whoever needs it, and tried again. */
  #fetch(prefix: string, numbers: Numbers): void {
    if (numbers.following !== null) return
    numbers.following = allocateNumbers(this.#pool, prefix, BLOCK).then((next) => ({
      next,
      end: next + BLOCK,
      following: null,
    }))
    numbers.following.catch(() => {
      numbers.following = null
    })
  }
}

const initialsOf = (key: string): string =>
  key
    .split('-')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
