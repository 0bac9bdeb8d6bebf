import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnTask, OnTask } from './command-on-task.ts'

const Input = z.strictObject(OnTask)

/** Gives a claimed task back 取消签收 to everybody who has it. */
export const releaseProcedure = procedureFor('tasks:decide')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnTask(ctx.call, { path: 'approvals.release', input }, (task) => ({ verb: 'release', task })),
  )
