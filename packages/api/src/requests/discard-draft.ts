import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnRequest, OnRequest } from './command-on-request.ts'

const Input = z.strictObject(OnRequest)

/** Throws away a draft that was never submitted. */
export const discardDraftProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(ctx.call, { path: 'requests.discardDraft', input }, { verb: 'discard' }),
  )
