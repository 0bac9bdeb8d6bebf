import { readOrganisation } from '@countersign/database/read-organisation'
import type pg from 'pg'
import { indexOrganisation, type Organisation } from './organisation.ts'

/** The organisation in memory, read again whenever the database says that its revision has moved on. */
export class OrganisationStore {
  readonly #pool: pg.Pool
  #current: Organisation | null = null
  #loading: Promise<Organisation> | null = null

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** The organisation at this revision or a later one. */
  async atLeast(revision: number): Promise<Organisation> {
    for (;;) {
      if (this.#current !== null && this.#current.revision >= revision) return this.#current
      await this.#load()
    }
  }

  /** The organisation if it is in memory at exactly this revision, which it nearly always is. */
  ready(revision: number): Organisation | null {
    return this.#current?.revision === revision ? this.#current : null
  }

  /** The revision that is in memory; null before the first read. */
  get revision(): number | null {
    return this.#current?.revision ?? null
  }

  /** The organisation as it was last read; commands compare its revision in their commit, lists need not. */
  async current(): Promise<Organisation> {
    return this.#current ?? this.#load()
  }

  /** Reads it again, as after a hint that it changed. */
  refresh(): Promise<Organisation> {
    return this.#load()
  }

  #load(): Promise<Organisation> {
    this.#loading ??= readOrganisation(this.#pool)
      .then((data) => {
        this.#current = indexOrganisation(data)
        return this.#current
      })
      .finally(() => {
        this.#loading = null
      })
    return this.#loading
  }
}
