import { z } from 'zod'
import { given } from '../requests/given.ts'
import { procedureFor } from '../trpc/builder.ts'
import { PersonId, Reason } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnTask, OnTask } from './command-on-task.ts'

const Input = z.strictObject({
  ...OnTask,
  to: PersonId,
  reason: Reason.optional(),
})

/** Transfers 转办 the caller’s place in a task to another. */
export const transferProcedure = procedureFor('tasks:decide')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnTask(ctx.call, { path: 'approvals.transfer', input }, (task) => ({
      verb: 'transfer',
      task,
      to: input.to,
      ...given({ reason: input.reason }),
    })),
  )
