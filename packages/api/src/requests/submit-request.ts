import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { Chosen, Fields } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnRequest, OnRequest } from './command-on-request.ts'
import { given } from './given.ts'

const Input = z.strictObject({
  ...OnRequest,
  fields: Fields.optional(),
  chosen: Chosen.optional(),
})

/** Submits a draft, or again after a return 重新提交. */
export const submitRequestProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'requests.submitRequest', input },
      { verb: 'submit', ...given({ fields: input.fields, chosen: input.chosen }) },
    ),
  )
