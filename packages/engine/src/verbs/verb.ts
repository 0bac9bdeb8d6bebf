import type { Command, TaskNumber, Verb } from '../command.ts'
import type { Refusal } from '../refusal.ts'
import type { Work } from '../work.ts'
import type { PlacedTask } from './standing.ts'

type CommandOf<V extends Verb> = Extract<Command, { verb: V }>

/**
 * One verb. `permit` says whether the actor may do it now, whatever the details; `execute` does it or refuses the
 * details, having changed nothing that is kept. The list of legal moves and the refusals both come from `permit`.
 */
export type VerbRule<V extends Verb> = {
  readonly verb: V
  readonly permit: (work: Work) => Refusal | null
  readonly execute: (work: Work, command: CommandOf<V>) => Refusal | null
}

/** A verb on one task of an instance. */
export type TaskVerbRule<V extends Verb> = {
  readonly verb: V
  readonly permit: (work: Work, task: TaskNumber) => Refusal | null
  readonly execute: (work: Work, placed: PlacedTask, command: CommandOf<V>) => Refusal | null
}
export type { CommandOf }
