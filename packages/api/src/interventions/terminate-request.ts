import { z } from 'zod'
import { commandOnRequest, OnRequest } from '../requests/command-on-request.ts'
import { procedureFor } from '../trpc/builder.ts'
import { Reason } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'

const Input = z.strictObject({
  ...OnRequest,
  reason: Reason,
})

/** Ends 终止 a request where it stands. */
export const terminateProcedure = procedureFor('requests:intervene')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'interventions.terminate', input },
      {
        verb: 'terminate',
        reason: input.reason,
      },
    ),
  )
