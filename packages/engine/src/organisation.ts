import type { Rank } from '@countersign/definition/rank'

export type PersonId = string

/** What the engine may know of a person. `superior` is the direct superior 直属上级. */
export type Person = {
  readonly id: PersonId
  readonly rank: Rank
  readonly department: string
  readonly superior: PersonId | null
  /** False once the person has left or is disabled: never a participant any more. */
  readonly active: boolean
  /** Who took over from somebody who was disabled 接替人; whoever rules name in their place. */
  readonly successor?: PersonId | null
  /** When they are away 外出, and who acts for them then 代理人; from inclusive, until exclusive. */
  readonly absences?: readonly Absence[]
  /** May intervene in instances 管理员, and never decides in one. */
  readonly administers?: boolean
}

export type Absence = { readonly from: string; readonly until: string; readonly substitute: PersonId }

/** Holders of a rank, in a department and everything below it when one is given. */
export type RankQuery = { readonly rank: Rank; readonly orAbove: boolean; readonly department: string | null }

/**
 * The organisation as the engine asks it. Answers are facts: `recordAnswers` keeps each one for the record and
 * `directoryFromAnswers` gives them back when the commands are decided again.
 */
export interface Directory {
  /** Grows by one with each change to people or departments. */
  readonly revision: number
  person(id: PersonId): Person | null
  /** Active people only, sorted by id. */
  holders(query: RankQuery): readonly PersonId[]
  /** The head of a department, active or not; null when it has none. */
  head(department: string): PersonId | null
  hasDepartment(key: string): boolean
}
