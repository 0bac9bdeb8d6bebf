import { ADDED_WHERE } from '@countersign/engine/command'
import { z } from 'zod'
import { given } from '../requests/given.ts'
import { procedureFor } from '../trpc/builder.ts'
import { PersonId, Reason } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnTask, OnTask } from './command-on-task.ts'

const Input = z.strictObject({
  ...OnTask,
  to: z.array(PersonId).min(1).max(20),
  where: z.enum(ADDED_WHERE),
  reason: Reason.optional(),
})

/** Adds participants 加签 to a task: before, after or beside the caller. */
export const addParticipantsProcedure = procedureFor('tasks:decide')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnTask(ctx.call, { path: 'approvals.addParticipants', input }, (task) => ({
      verb: 'add-participant',
      task,
      to: input.to,
      where: input.where,
      ...given({ reason: input.reason }),
    })),
  )
