import { z } from 'zod'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Chosen, Fields, IdempotencyKey, InstanceId, Revision } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import { given } from './given.ts'
import { runCommand } from './run-command.ts'

const Input = z.strictObject({
  id: InstanceId,
  fields: Fields.optional(),
  chosen: Chosen.optional(),
  revision: Revision.optional(),
  key: IdempotencyKey.optional(),
})

/** Submits a draft, or again after a return 重新提交. */
export const submitRequestProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(async ({ ctx, input }) =>
    valueFrom(
      await runCommand(
        ctx.call,
        {
          instanceId: input.id,
          command: { verb: 'submit', ...given({ fields: input.fields, chosen: input.chosen }) },
        },
        circumstancesOf(input, 'requests.submitRequest'),
      ),
    ),
  )
