import type { Command } from '@countersign/engine/command'

type Decide = Extract<Command, { verb: 'decide' }>
type Start = Extract<Command, { verb: 'start' }>

/** A command of a history: ids and task numbers are found when it is played. */
export type ActCommand =
  | Omit<Start, 'id'>
  | Omit<Decide, 'task'>
  | Extract<Command, { verb: 'withdraw' | 'comment' | 'remind' | 'cc' | 'submit' }>

/** What one person does to one request, and when (ISO 8601 UTC). */
export type Act = {
  readonly at: string
  readonly by: string
  readonly command: ActCommand
  /** Where the work lies, for who has several tasks at once. */
  readonly step?: string
}

/** One request from its start, its acts in order of time. The key names it for good. */
export type Story = {
  readonly key: string
  readonly definition: string
  readonly requester: string
  readonly acts: readonly [Act, ...Act[]]
}
