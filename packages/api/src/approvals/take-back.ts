import { z } from 'zod'
import { commandOnRequest, OnRequest } from '../requests/command-on-request.ts'
import { procedureFor } from '../trpc/builder.ts'
import { InstanceView } from '../views/instance.ts'

const Input = z.strictObject(OnRequest)

/** Takes back 拿回 what the caller did last, while nobody has acted since. */
export const takeBackProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(ctx.call, { path: 'approvals.takeBack', input }, { verb: 'take-back' }),
  )
