import type { Runtime } from '@countersign/runtime/runtime'
import { AccountNames } from './accounts/account-names.ts'

/** What the API is built on. */
export type Services = {
  readonly runtime: Runtime
  /** Keys the ids that are derived from what callers choose, so that nobody can guess another's. */
  readonly secret: string
  readonly accountNames: AccountNames
}

export const createServices = (runtime: Runtime, secret: string): Services => ({
  runtime,
  secret,
  accountNames: new AccountNames(runtime.database),
})
