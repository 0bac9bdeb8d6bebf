import { allocateNumbers } from '@countersign/database/allocate-numbers'
import type pg from 'pg'

/** Numbers are taken from the database in blocks, so that starting an instance needs no shared counter. */
const BLOCK = 100

type Block = { next: number; end: number }

/** Human-readable instance numbers such as `SR-000123`: the initials of the definition's key and a running number. */
export class NumberStore {
  readonly #pool: pg.Pool
  readonly #blocks = new Map<string, Block>()
  readonly #loading = new Map<string, Promise<void>>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** The next number of a definition. A number of a command that is then refused is not used again. */
  async next(definitionKey: string): Promise<string> {
    const prefix = initialsOf(definitionKey)
    for (;;) {
      const block = this.#blocks.get(prefix)
      if (block !== undefined && block.next < block.end)
        return `${prefix}-${String(block.next++).padStart(6, '0')}`
      await this.#refill(prefix)
    }
  }

  #refill(prefix: string): Promise<void> {
    const loading = this.#loading.get(prefix) ?? this.#load(prefix)
    this.#loading.set(prefix, loading)
    return loading
  }

  async #load(prefix: string): Promise<void> {
    try {
      const next = await allocateNumbers(this.#pool, prefix, BLOCK)
      this.#blocks.set(prefix, { next, end: next + BLOCK })
    } finally {
      this.#loading.delete(prefix)
    }
  }
}

const initialsOf = (key: string): string =>
  key
    .split('-')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
