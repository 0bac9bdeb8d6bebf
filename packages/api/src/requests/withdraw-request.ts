import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { Reason } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnRequest, OnRequest } from './command-on-request.ts'
import { given } from './given.ts'

const Input = z.strictObject({
  ...OnRequest,
  reason: Reason.optional(),
})

/** Withdraws 撤回 a request, possible until the last decision. */
export const withdrawRequestProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'requests.withdrawRequest', input },
      { verb: 'withdraw', ...given({ reason: input.reason }) },
    ),
  )
