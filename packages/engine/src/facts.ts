import type { AccountStanding } from '@countersign/definition/account-standing'
import type { Calendar } from '@countersign/definition/calendar'
import type { Directory, PersonId } from './organisation.ts'
import type { DelayAnswers } from './working-time.ts'

/** What a condition may read of an account; null when the definition has no account field or it is not filled. */
export type AccountFacts = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly owner: string | null
  readonly department: string
  readonly standing?: AccountStanding
  /** A development programme is open 目标大客户. */
  readonly target?: boolean
  /** People of the account team 服务团队, by role. */
  readonly team?: Readonly<Record<string, readonly PersonId[]>> | null
  /** Grows with each change of what is said here. */
  readonly revision?: number
}

/**
 * Everything the pure core is told: it has no clock, no randomness and reads nothing by itself. What it used of them
 * goes into the record, so that the commands can be decided again.
 */
export type Facts = {
  /** The instant of the command, ISO 8601 UTC with milliseconds; never before the instance's previous record. */
  readonly now: string
  readonly directory: Directory
  /** The organisation's working calendar. */
  readonly calendar: Calendar
  /** By department: the calendars of those that have another one, also where they have it from a department above. */
  readonly calendars?: Readonly<Record<string, Calendar>>
  /** What the calendars answered when a recorded command was decided; they are asked for the rest. */
  readonly delays?: DelayAnswers
  /** The account the instance is about, as it stands now. */
  readonly account: AccountFacts | null
  /** Uploaded files that the actor may link: their own, and those the instance holds already. */
  readonly files: readonly string[]
  /** The human-readable number for an instance about to start, from the server's block. */
  readonly number?: string
}
