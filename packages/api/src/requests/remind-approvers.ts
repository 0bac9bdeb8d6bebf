import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnRequest, OnRequest } from './command-on-request.ts'

const Input = z.strictObject(OnRequest)

/** Reminds 催办 whoever has the request now. */
export const remindApproversProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(ctx.call, { path: 'requests.remindApprovers', input }, { verb: 'remind' }),
  )
