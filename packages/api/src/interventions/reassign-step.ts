import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import { commandOnRequest, OnRequest } from '../requests/command-on-request.ts'
import { given } from '../requests/given.ts'
import { procedureFor } from '../trpc/builder.ts'
import { PersonId, Reason, TaskId } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'

const Input = z.strictObject({
  ...OnRequest,
  step: Key,
  task: TaskId.optional(),
  to: z.array(PersonId).min(1).max(20),
  reason: Reason,
})

const ordinalOf = (task: string | undefined): number | undefined =>
  task === undefined ? undefined : Number(task.split('.')[1])

/** Gives the open work of a step 改派 to others. */
export const reassignProcedure = procedureFor('requests:intervene')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'interventions.reassign', input },
      {
        verb: 'reassign',
        step: input.step,
        to: input.to,
        reason: input.reason,
        ...given({ task: ordinalOf(input.task) }),
      },
    ),
  )
