import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { Fields } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnRequest, OnRequest } from './command-on-request.ts'

const Input = z.strictObject({
  ...OnRequest,
  fields: Fields,
})

/** Overwrites the working copy of a draft; nothing is recorded. */
export const saveDraftProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'requests.saveDraft', input },
      { verb: 'save-draft', fields: input.fields },
    ),
  )
