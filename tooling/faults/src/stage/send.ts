import { randomUUID } from 'node:crypto'
import type { History } from '@countersign/e2e/history'
import type { Command } from '@countersign/engine/command'
import type { CommandAnswer } from '@countersign/runtime/command-request'
import type { Runtime } from '@countersign/runtime/runtime'

export type Order = {
  readonly id: string
  /** A person, or the system's timer. */
  readonly by: string | null
  readonly command: Command
  readonly key?: string
}

/** Sends one command to a runtime and writes down what came of it. */
export const send = async (
  runtime: Runtime,
  history: History,
  { id, by, command, key = randomUUID() }: Order,
): Promise<CommandAnswer> => {
  const answer = await runtime.execute({
    instanceId: id,
    definition: command.verb === 'start' ? 'service-request' : null,
    actor: by === null ? { system: 'timer' } : { person: by },
    command,
    idempotency: by === null ? null : { key, hash: JSON.stringify(command) },
    revision: null,
  })
  if (by !== null)
    history.sent.push({
      key,
      actor: by,
      instance: id,
      what: command.verb,
      status: answer.applied ? 200 : 409,
      unanswered: 0,
    })
  return answer
}
