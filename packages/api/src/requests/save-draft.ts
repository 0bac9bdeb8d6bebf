import { z } from 'zod'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Fields, IdempotencyKey, InstanceId, Revision } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import { runCommand } from './run-command.ts'

const Input = z.strictObject({
  id: InstanceId,
  fields: Fields,
  revision: Revision.optional(),
  key: IdempotencyKey.optional(),
})

/** Overwrites the working copy of a draft; nothing is recorded. */
export const saveDraftProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(async ({ ctx, input }) =>
    valueFrom(
      await runCommand(
        ctx.call,
        { instanceId: input.id, command: { verb: 'save-draft', fields: input.fields } },
        circumstancesOf(input, 'requests.saveDraft'),
      ),
    ),
  )
