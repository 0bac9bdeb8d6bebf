import { z } from 'zod'
import { commandOnRequest, OnRequest } from '../requests/command-on-request.ts'
import { procedureFor } from '../trpc/builder.ts'
import { Reason } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'

const Input = z.strictObject({
  ...OnRequest,
  reason: Reason,
})

/** Suspends 挂起 a request: nobody decides and no clock runs. */
export const suspendProcedure = procedureFor('requests:intervene')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'interventions.suspend', input },
      {
        verb: 'suspend',
        reason: input.reason,
      },
    ),
  )
