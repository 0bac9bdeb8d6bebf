import { z } from 'zod'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { IdempotencyKey, InstanceId, Opinion, PersonId, Revision } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import { given } from './given.ts'
import { runCommand } from './run-command.ts'

const Input = z.strictObject({
  id: InstanceId,
  text: Opinion,
  mentions: z.array(PersonId).max(20).optional(),
  revision: Revision.optional(),
  key: IdempotencyKey.optional(),
})

/** Adds a comment 评论, with people mentioned. */
export const commentOnRequestProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(async ({ ctx, input }) =>
    valueFrom(
      await runCommand(
        ctx.call,
        {
          instanceId: input.id,
          command: { verb: 'comment', text: input.text, ...given({ mentions: input.mentions }) },
        },
        circumstancesOf(input, 'requests.commentOnRequest'),
      ),
    ),
  )
