import type pg from 'pg'
import { type Head, type Link, linkOf, type NextAnchor, signAnchor } from './anchor.ts'
import { anchorsAfter, lastLink, readMark, type Sweep, storeAnchor } from './anchor-store.ts'
import { beginSearch, findHeads, type SearchBegin, unsignedRemovals } from './find-heads.ts'
import { HeadsFile } from './heads-file.ts'
import { RecordError } from './record-error.ts'
import { currentKey } from './record-key.ts'
import type { RecordPlaces } from './record-places.ts'
import { withSigningLock } from './signing-lock.ts'

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
/** Anchors that are brought to the second place together. */
const PLACED_AT_ONCE = 20

export type HeadSigning = RecordPlaces & {
  readonly pool: pg.Pool
  /** Most heads of one anchor; 5000 when left out. */
  readonly most?: number
  /** Every request is looked at again after so many hours; 24 when left out. */
  readonly censusHours?: number
}

/** A search under way, which goes on after a request. */
type Search = SearchBegin & { readonly after: string }

/**
 * Signs the heads of requests that changed and writes them to the second place. A long search is done in parts, an anchor
 * a part, so that a server can stop between them.
 */
export class HeadSigner {
  readonly #signing: HeadSigning
  readonly #file: HeadsFile
  #search: Search | null = null
  #censusAsked = false

  constructor(signing: HeadSigning) {
    this.#signing = signing
    this.#file = new HeadsFile(signing.headsFile)
  }

  /**
   * Signs one part; true when there is more at once, null when somebody else is signing. An anchor counts as done when it
   * is in both places: what a crash left out of the second is written there first.
   *
   * @throws {RecordError} when the chain, the key and the second place do not fit together
   */
  async sign(): Promise<boolean | null> {
    const search = this.#search
    // Whatever goes wrong, the next part begins anew: a search that skips one would vouch for what it has not seen.
    this.#search = null
    const part = await this.#atWork((client) => this.#signPart(client, search))
    if (part === null) return null
    this.#search = part.next
    if (part.next === null) this.#censusAsked = false
    return part.more
  }

  /**
   * Signs all there is, every request looked at, and says where the chain then stands: no later anchor has an instant before
   * `at`. Null when somebody else is signing.
   */
  async signAll(): Promise<{ readonly last: Link; readonly at: string } | null> {
    this.#search = null
    this.#censusAsked = true
    for (;;) {
      const more = await this.sign()
      if (more === null) return null
      if (!more) break
    }
    return withSigningLock(this.#signing.pool, async (client) => {
      const last = await lastLink(client)
      if (last === null) throw new RecordError('Nothing was signed.')
      const { at } = await readMark(client)
      // A clock that was set back makes no anchor older than the one before it.
      return { last, at: [at, last.at].sort()[1] ?? at }
    })
  }

  /** Names a new key in an anchor that the old one signs; from then on only that signs. Null when somebody else is signing. */
  async handOver(nextKey: string): Promise<Link | null> {
    return this.#atWork(async (client) => {
      const begun = await readMark(client)
      const next = { heads: { heads: [], removed: [] }, records: 0, nextKey }
      return this.#addAnchor(client, next, { kind: 'rotation', begun, complete: false })
    })
  }

  async #signPart(client: pg.ClientBase, under: Search | null) {
    const { most = 5000, censusHours = 24 } = this.#signing
    const hours = this.#censusAsked ? 0 : censusHours
    const search = under ?? { ...(await beginSearch(client, hours)), after: FIRST_ID }
    const kind = search.since === null ? 'census' : 'changed'
    const found = await findHeads(client, { since: search.since, after: search.after, limit: most })
    const removed = await unsignedRemovals(client, most)
    const complete = found.next === null
    // A census is signed even if it found nothing: it says that until then nothing was missing.
    if (found.heads.length + removed.length > 0 || (complete && kind === 'census')) {
      const heads = found.heads.map(({ id, seq, hash }): Head => [id, seq, hash])
      const records = found.heads.reduce((sum, { seq, before }) => sum + seq - before, 0)
      await this.#addAnchor(
        client,
        { heads: { heads, removed }, records },
        { kind, begun: search.begun, complete },
      )
    }
    const next = found.next === null ? null : { ...search, after: found.next }
    return { next, more: !complete || removed.length === most }
  }

  async #addAnchor(client: pg.ClientBase, next: Omit<NextAnchor, 'at'>, sweep: Sweep): Promise<Link> {
    const last = await lastLink(client)
    const { at } = await readMark(client)
    const anchor = signAnchor(currentKey(this.#signing.keyFile, last), last, { ...next, at })
    await storeAnchor(client, anchor, sweep)
    return linkOf(anchor.anchor)
  }

  /** Runs a transaction while nobody else signs, the second place being up to date before and after. */
  async #atWork<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T | null> {
    return withSigningLock(this.#signing.pool, async (client) => {
      await this.#place(client)
      await client.query('BEGIN')
      const result = await work(client)
      await client.query('COMMIT')
      await this.#place(client)
      return result
    })
  }

  /** Brings the second place up to the chain. */
  async #place(client: pg.ClientBase): Promise<void> {
    const { headsFile } = this.#signing
    const last = await lastLink(client)
    let placed = await this.#file.last()
    if ((placed?.number ?? 0) > (last?.number ?? 0))
      throw new RecordError(
        `${headsFile} holds ${placed?.number} anchors, the database only ${last?.number ?? 0}: some were removed from the database, or an older copy of it was restored. Find out which; after a restore, keep that file elsewhere and start anew.`,
      )
    while ((placed?.number ?? 0) < (last?.number ?? 0)) {
      await this.#file.append(await anchorsAfter(client, placed?.number ?? 0, PLACED_AT_ONCE))
      placed = await this.#file.last()
    }
    if (placed?.hash !== last?.hash)
      throw new RecordError(
        `Anchor ${last?.number} in the database is not the one in ${headsFile}: one of them was replaced.`,
      )
  }
}
