import { z } from 'zod'
import { given } from '../requests/given.ts'
import { procedureFor } from '../trpc/builder.ts'
import { Reason } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnTask, OnTask } from './command-on-task.ts'

const Input = z.strictObject({
  ...OnTask,
  reason: Reason.optional(),
})

/** Takes away 减签 a participant whom the caller added. */
export const removeParticipantProcedure = procedureFor('tasks:decide')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnTask(ctx.call, { path: 'approvals.removeParticipant', input }, (task) => ({
      verb: 'remove-participant',
      task,
      ...given({ reason: input.reason }),
    })),
  )
