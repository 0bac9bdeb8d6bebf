import { FieldName } from '@countersign/definition/names'
import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { FileId } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnRequest, OnRequest } from './command-on-request.ts'

const Input = z.strictObject({
  ...OnRequest,
  field: FieldName,
  files: z.array(FileId).min(1).max(20),
})

/** Links uploaded files to a field of the request. */
export const attachFilesProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'requests.attachFiles', input },
      { verb: 'attach', field: input.field, files: input.files },
    ),
  )
