import { z } from 'zod'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { IdempotencyKey, InstanceId, Revision } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import { runCommand } from './run-command.ts'

const Input = z.strictObject({
  id: InstanceId,
  revision: Revision.optional(),
  key: IdempotencyKey.optional(),
})

/** Reminds 催办 whoever has the request now. */
export const remindApproversProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(async ({ ctx, input }) =>
    valueFrom(
      await runCommand(
        ctx.call,
        { instanceId: input.id, command: { verb: 'remind' } },
        circumstancesOf(input, 'requests.remindApprovers'),
      ),
    ),
  )
