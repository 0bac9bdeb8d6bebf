import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { circumstancesOf } from '../requests/circumstances.ts'
import { given } from '../requests/given.ts'
import { type Circumstances, runCommand } from '../requests/run-command.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Fields, IdempotencyKey, Opinion, Revision, TaskId } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'

export const Decision = z.strictObject({
  /** approve, reject, return, complete, or one of the definition's own. */
  outcome: Key,
  opinion: Opinion.optional(),
  fields: Fields.optional(),
  /** The step a return goes to; the first one when left out. */
  to: Key.optional(),
  revision: Revision.optional(),
})
export type Decision = z.infer<typeof Decision>

/** Decides one task: approve 同意, return 退回, reject 驳回, complete 办结 or a custom outcome, with an opinion 意见. */
export const decideTask = (
  call: Call,
  { task, decision }: { readonly task: string; readonly decision: Decision },
  circumstances: Circumstances,
): Promise<Answer<InstanceView>> => {
  const [instanceId = '', ordinal = ''] = task.split('.')
  const { outcome, opinion, fields, to } = decision
  const command = {
    verb: 'decide',
    task: Number(ordinal),
    outcome,
    ...given({ opinion, fields, to }),
  } as const
  return runCommand(call, { instanceId, command }, circumstances)
}

export const decideTaskProcedure = procedureFor('tasks:decide')
  .input(Decision.extend({ task: TaskId, key: IdempotencyKey.optional() }))
  .output(InstanceView)
  .mutation(async ({ ctx, input }) => {
    const { task, key: _, ...decision } = input
    return valueFrom(
      await decideTask(ctx.call, { task, decision }, circumstancesOf(input, 'approvals.decide')),
    )
  })
