import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnTask, OnTask } from './command-on-task.ts'

const Input = z.strictObject(OnTask)

/** Claims 签收 a task that several have. */
export const claimProcedure = procedureFor('tasks:decide')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnTask(ctx.call, { path: 'approvals.claim', input }, (task) => ({ verb: 'claim', task })),
  )
