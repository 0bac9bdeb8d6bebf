import { FieldName } from '@countersign/definition/names'
import { z } from 'zod'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { FileId, IdempotencyKey, InstanceId, Revision } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import { runCommand } from './run-command.ts'

const Input = z.strictObject({
  id: InstanceId,
  field: FieldName,
  files: z.array(FileId).min(1).max(20),
  revision: Revision.optional(),
  key: IdempotencyKey.optional(),
})

/** Links uploaded files to a field of the request. */
export const attachFilesProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(async ({ ctx, input }) =>
    valueFrom(
      await runCommand(
        ctx.call,
        { instanceId: input.id, command: { verb: 'attach', field: input.field, files: input.files } },
        circumstancesOf(input, 'requests.attachFiles'),
      ),
    ),
  )
