import type { Rate } from './token-buckets.ts'

/**
 * What is limited. All calls of an account and of an address; of an account also its uploads, its searches, and papers
 * that are made on the spot. Signing in and forgotten passwords have limits of their own, kept in the database.
 */
export const RATE_NAMES = ['account', 'address', 'uploads', 'searches', 'papers'] as const
export type RateName = (typeof RATE_NAMES)[number]

/** Calls a second in the long run; 0 for no limit. */
export type Rates = Readonly<Record<RateName, number>>

/** Far beyond what people do, and what one program may take of a server of two cores. */
export const DEFAULT_RATES: Rates = { account: 1000, address: 2000, uploads: 2, searches: 20, papers: 1 }
export const NO_RATES: Rates = { account: 0, address: 0, uploads: 0, searches: 0, papers: 0 }

/** For so many seconds everything may come at once. */
const BURST_SECONDS: Rates = { account: 5, address: 5, uploads: 60, searches: 10, papers: 60 }

/** Null where there is no limit. */
export const rateOf = (rates: Rates, name: RateName): Rate | null => {
  const perSecond = rates[name]
  return perSecond === 0 ? null : { perSecond, burst: Math.max(1, perSecond * BURST_SECONDS[name]) }
}
