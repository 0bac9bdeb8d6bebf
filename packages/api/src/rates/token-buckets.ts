/** How often something may happen: so many a second in the long run, and so many at once after a pause. */
export type Rate = { readonly perSecond: number; readonly burst: number }

type Bucket = { tokens: number; at: number }

/** So many subjects are remembered at most; those longest unheard of are forgotten, and begin anew. */
const MOST_KEPT = 20_000

/** Counts by subject in this process's memory. */
export class TokenBuckets {
  readonly #rate: Rate
  readonly #now: () => number
  readonly #most: number
  /** Those heard of last stand last. */
  readonly #buckets = new Map<string, Bucket>()

  constructor(rate: Rate, { now = Date.now, most = MOST_KEPT } = {}) {
    this.#rate = rate
    this.#now = now
    this.#most = most
  }

  get size(): number {
    return this.#buckets.size
  }

  /** Takes so many of a subject's; 0 when it may go on, else the seconds, at least 1, after which it may. */
  take(subject: string, cost = 1): number {
    const { perSecond, burst } = this.#rate
    const now = this.#now()
    const bucket = this.#bucketOf(subject, now)
    const passed = Math.max(0, now - bucket.at)
    bucket.tokens = Math.min(burst, bucket.tokens + (passed * perSecond) / 1000)
    bucket.at = now
    const wanted = Math.min(cost, burst)
    if (bucket.tokens < wanted) return Math.max(1, Math.ceil((wanted - bucket.tokens) / perSecond))
    bucket.tokens -= wanted
    return 0
  }

  #bucketOf(subject: string, now: number): Bucket {
    const known = this.#buckets.get(subject)
    if (known !== undefined) {
      this.#buckets.delete(subject)
      this.#buckets.set(subject, known)
      return known
    }
    const [oldest] = this.#buckets.keys()
    if (oldest !== undefined && this.#buckets.size >= this.#most) this.#buckets.delete(oldest)
    const fresh = { tokens: this.#rate.burst, at: now }
    this.#buckets.set(subject, fresh)
    return fresh
  }
}
