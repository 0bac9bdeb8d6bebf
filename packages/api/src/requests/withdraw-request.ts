import { z } from 'zod'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { IdempotencyKey, InstanceId, Reason, Revision } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import { given } from './given.ts'
import { runCommand } from './run-command.ts'

const Input = z.strictObject({
  id: InstanceId,
  reason: Reason.optional(),
  revision: Revision.optional(),
  key: IdempotencyKey.optional(),
})

/** Withdraws 撤回 a request, possible until the last decision. */
export const withdrawRequestProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(async ({ ctx, input }) =>
    valueFrom(
      await runCommand(
        ctx.call,
        { instanceId: input.id, command: { verb: 'withdraw', ...given({ reason: input.reason }) } },
        circumstancesOf(input, 'requests.withdrawRequest'),
      ),
    ),
  )
