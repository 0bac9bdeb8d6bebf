import type { Command } from '@countersign/engine/command'
import type { Instance } from '@countersign/engine/instance'
import type { Runtime } from '@countersign/runtime/runtime'
import { BENCH_DEFINITION_KEY } from './bench-definition.ts'

/** One command of one person about one request. */
export type Step = {
  readonly person: string
  readonly id: string
  /** The idempotency key. */
  readonly key: string
  readonly command: Command
}

/** A SHA-256 as the API takes it of path and body; taking it belongs to the API. */
const BODY_HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/**
 * What the API does after it knows who asks.
 *
 * @throws when the command is refused: the workload's are all in order
 */
export const executeStep = async (
  runtime: Runtime,
  { person, id, key, command }: Step,
): Promise<Instance> => {
  const answer = await runtime.execute({
    instanceId: id,
    definition: command.verb === 'start' ? BENCH_DEFINITION_KEY : null,
    actor: { person },
    command,
    idempotency: { key, hash: BODY_HASH },
    revision: null,
  })
  if (!answer.applied) throw new Error(`${command.verb} by ${person} was refused: ${JSON.stringify(answer)}`)
  return answer.instance
}

/** The approval of the one open task. */
export const approve = ({ taskCount }: Instance): Command => ({
  verb: 'decide',
  task: taskCount,
  outcome: 'approve',
  opinion: '同意,请按计划执行。',
})
