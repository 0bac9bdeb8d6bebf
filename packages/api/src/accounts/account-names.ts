import type { Database } from '@countersign/database/client'

/** What an account is called where a request names it. */
export type AccountName = { readonly id: string; readonly number: string; readonly name: string }

/** Each answer to a command names its account; without this each would cost another round trip. */
const KEPT_MS = 10_000
const MOST_KEPT = 10_000

/** Names of accounts by id, read again after some seconds: an account is renamed once in years. */
export class AccountNames {
  readonly #pool: Database['pool']
  readonly #now: () => number
  readonly #kept = new Map<string, { readonly account: AccountName; readonly until: number }>()

  constructor({ pool }: Pick<Database, 'pool'>, now: () => number = Date.now) {
    this.#pool = pool
    this.#now = now
  }

  /** Those that exist, in no particular order. */
  async of(ids: readonly string[]): Promise<readonly AccountName[]> {
    const now = this.#now()
    const known = ids.flatMap((id) => {
      const kept = this.#kept.get(id)
      return kept !== undefined && kept.until > now ? [kept.account] : []
    })
    if (known.length === ids.length) return known
    const { rows } = await this.#pool.query<AccountName>({
      name: 'account-names',
      text: 'SELECT id, number, name FROM account WHERE id = ANY ($1::text[])',
      values: [ids],
    })
    if (this.#kept.size > MOST_KEPT) this.#kept.clear()
    for (const account of rows) this.#kept.set(account.id, { account, until: now + KEPT_MS })
    return rows
  }
}
