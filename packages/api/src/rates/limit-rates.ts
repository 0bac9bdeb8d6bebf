import type { Context, MiddlewareHandler } from 'hono'
import { type AddressOf, LOOPBACK } from '../http/address-of.ts'
import type { ApiEnvironment } from '../http/environment.ts'
import { languageOf } from '../http/language-of.ts'
import { refuseEarly } from '../http/refuse-early.ts'
import { problem } from '../problem/problem.ts'
import { RATE_NAMES, type RateName, type Rates, rateOf } from './rates.ts'
import { TokenBuckets } from './token-buckets.ts'

type Limits = {
  /** Before anything is asked of the database. */
  readonly byAddress: MiddlewareHandler<ApiEnvironment>
  /** Once it is known who asks. */
  readonly byAccount: MiddlewareHandler<ApiEnvironment>
}

/** Refuses calls that come too fast, in this process: each server of a database counts for itself. */
export const limitRates = (rates: Rates, addressOf: AddressOf): Limits => {
  const buckets = new Map<RateName, TokenBuckets>()
  for (const name of RATE_NAMES) {
    const rate = rateOf(rates, name)
    if (rate !== null) buckets.set(name, new TokenBuckets(rate))
  }
  return {
    byAddress: async (context, next) => {
      const address = addressOf(context)
      // Programs on this machine share one address with each other, and with every call of a proxy that is not named.
      const wait = LOOPBACK.has(address)
        ? 0
        : (buckets.get('address')?.take(networkOf(address), costOf(context)) ?? 0)
      return wait === 0 ? next() : tooMany(context, wait)
    },
    byAccount: async (context, next) => {
      const person = context.get('api').call?.viewer.id
      if (person === undefined) return next()
      const kind = kindOf(context)
      const waits = [
        buckets.get('account')?.take(person, costOf(context)) ?? 0,
        kind === null ? 0 : (buckets.get(kind)?.take(person) ?? 0),
      ]
      const wait = Math.max(...waits)
      return wait === 0 ? next() : tooMany(context, wait)
    },
  }
}

const tooMany = (context: Context<ApiEnvironment>, seconds: number): Response => {
  const api = context.get('api')
  const reader = api?.reader ?? {
    language: languageOf(context.req.raw.headers, null),
    zone: 'Asia/Shanghai',
  }
  return refuseEarly(context, { ...problem('too-many-requests', { seconds }), retryAfter: seconds }, reader)
}

const TRPC = '/trpc/'

/** A batch over tRPC is as many calls as it names procedures. */
const costOf = ({ req }: Context): number => (req.path.startsWith(TRPC) ? req.path.split(',').length : 1)

const SEARCHING = /(^|,)\w+\.search(,|$)/

/** What a call is beside a call, where that is limited more strictly. */
const kindOf = ({ req }: Context): RateName | null => {
  const { path, method } = req
  if (path === '/api/v1/files' && method === 'POST') return 'uploads'
  if (path.endsWith('/sheet')) return 'papers'
  if (path.startsWith(TRPC)) return SEARCHING.test(path.slice(TRPC.length)) ? 'searches' : null
  return req.query('q') === undefined ? null : 'searches'
}

/** Whoever has one address of IPv6 has a network of them, of 64 bits. */
const networkOf = (address: string): string => {
  if (!address.includes(':')) return address
  const [before = '', after = ''] = address.split('::')
  const groups = before.split(':')
  const missing = address.includes('::') ? Math.max(0, 8 - groups.length - after.split(':').length) : 0
  return [...groups, ...Array<string>(missing).fill('0'), ...after.split(':')].slice(0, 4).join(':')
}
