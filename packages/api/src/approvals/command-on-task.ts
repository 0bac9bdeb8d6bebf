import type { Command } from '@countersign/engine/command'
import type { Call } from '../context.ts'
import { circumstancesOf } from '../requests/circumstances.ts'
import { runCommand } from '../requests/run-command.ts'
import { valueFrom } from '../trpc/builder.ts'
import { IdempotencyKey, Revision, TaskId } from '../views/input.ts'
import type { InstanceView } from '../views/instance.ts'

/** What every command on a task takes: which one, the revision seen, and the caller's key. */
export const OnTask = {
  task: TaskId,
  revision: Revision.optional(),
  key: IdempotencyKey.optional(),
}

type Input = {
  readonly task: string
  readonly revision?: number | undefined
  readonly key?: string | undefined
}

/** Runs a procedure's command on a task and answers with the request after it; `path` names the procedure. */
export const commandOnTask = async (
  call: Call,
  { path, input }: { readonly path: string; readonly input: Input },
  command: (task: number) => Command,
): Promise<InstanceView> => {
  const [instanceId = '', ordinal = ''] = input.task.split('.')
  const on = { instanceId, command: command(Number(ordinal)) }
  return valueFrom(await runCommand(call, on, circumstancesOf(input, path)))
}
