import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import { commandOnRequest, OnRequest } from '../requests/command-on-request.ts'
import { procedureFor } from '../trpc/builder.ts'
import { Reason } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'

const Input = z.strictObject({
  ...OnRequest,
  to: Key,
  reason: Reason,
})

/** Moves 修复 a request to a step; past an approval only together with a second administrator. */
export const repairProcedure = procedureFor('requests:intervene')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'interventions.repair', input },
      {
        verb: 'repair',
        to: input.to,
        reason: input.reason,
      },
    ),
  )
