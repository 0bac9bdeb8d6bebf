import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { PersonId } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnRequest, OnRequest } from './command-on-request.ts'

const Input = z.strictObject({
  ...OnRequest,
  to: z.array(PersonId).min(1).max(50),
})

/** Copies 抄送 the request to people, who see it from then on. */
export const copyRequestProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(ctx.call, { path: 'requests.copyRequest', input }, { verb: 'cc', to: input.to }),
  )
