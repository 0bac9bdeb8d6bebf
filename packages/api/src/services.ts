import type { DemoCleared } from '@countersign/database/clear-demo'
import type { Runtime } from '@countersign/runtime/runtime'
import { AccountNames } from './accounts/account-names.ts'
import type { NoteRefusal } from './audit/refused-attempt.ts'
import type { LiveTopic } from './live/live-topic.ts'

/** How mail leaves: by a mail server, in a demo without one into its outbox, or not at all. */
export const MAIL_WAYS = ['smtp', 'kept', 'off'] as const
export type MailWay = (typeof MAIL_WAYS)[number]

/** Removes a demo's requests with the rights of the database's owner, which no use-case has. */
export type ClearDemo = () => Promise<DemoCleared>

/** What the API is built on. */
export type Services = {
  readonly runtime: Runtime
  /** Keys the ids that are derived from what callers choose, so that nobody can guess another's. */
  readonly secret: string
  readonly accountNames: AccountNames
  readonly mail: MailWay
  /** Null where the database is no demo. */
  readonly clearDemo: ClearDemo | null
  /** Takes note of what somebody asked for and was refused. */
  readonly noteRefusal: NoteRefusal
  /** Tells a person's browsers that something of theirs changed; a hint, which may be lost. */
  readonly tell: (person: string, topic: LiveTopic) => void
}

export const createServices = (given: Omit<Services, 'accountNames'>): Services => ({
  ...given,
  accountNames: new AccountNames(given.runtime.database),
})
