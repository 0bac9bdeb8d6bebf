import { z } from 'zod'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { IdempotencyKey, InstanceId, PersonId, Revision } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import { runCommand } from './run-command.ts'

const Input = z.strictObject({
  id: InstanceId,
  to: z.array(PersonId).min(1).max(50),
  revision: Revision.optional(),
  key: IdempotencyKey.optional(),
})

/** Copies 抄送 the request to people, who see it from then on. */
export const copyRequestProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(async ({ ctx, input }) =>
    valueFrom(
      await runCommand(
        ctx.call,
        { instanceId: input.id, command: { verb: 'cc', to: input.to } },
        circumstancesOf(input, 'requests.copyRequest'),
      ),
    ),
  )
