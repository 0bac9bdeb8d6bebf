import type { Command } from '@countersign/engine/command'
import type { Call } from '../context.ts'
import { valueFrom } from '../trpc/builder.ts'
import { IdempotencyKey, InstanceId, Revision } from '../views/input.ts'
import type { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import { runCommand } from './run-command.ts'

/** What every command on a request that exists takes: which one, the revision seen, and the caller's key. */
export const OnRequest = {
  id: InstanceId,
  revision: Revision.optional(),
  key: IdempotencyKey.optional(),
}

type Input = {
  readonly id: string
  readonly revision?: number | undefined
  readonly key?: string | undefined
}

/** Runs a procedure's command and answers with the request after it; `path` names the procedure, for which a key stands. */
export const commandOnRequest = async (
  call: Call,
  { path, input }: { readonly path: string; readonly input: Input },
  command: Command,
): Promise<InstanceView> =>
  valueFrom(await runCommand(call, { instanceId: input.id, command }, circumstancesOf(input, path)))
