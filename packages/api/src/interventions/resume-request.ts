import { z } from 'zod'
import { commandOnRequest, OnRequest } from '../requests/command-on-request.ts'
import { procedureFor } from '../trpc/builder.ts'
import { Reason } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'

const Input = z.strictObject({
  ...OnRequest,
  reason: Reason,
})

/** Resumes 恢复 a suspended request. */
export const resumeProcedure = procedureFor('requests:intervene')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'interventions.resume', input },
      {
        verb: 'resume',
        reason: input.reason,
      },
    ),
  )
