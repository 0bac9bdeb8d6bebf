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

/** Delegates 委派 a task: another is asked, and their answer comes back to the caller. */
export const delegateProcedure = procedureFor('tasks:decide')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnTask(ctx.call, { path: 'approvals.delegate', input }, (task) => ({
      verb: 'delegate',
      task,
      to: input.to,
      ...given({ reason: input.reason }),
    })),
  )
