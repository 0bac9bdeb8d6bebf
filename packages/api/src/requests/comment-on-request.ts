import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { Opinion, PersonId } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { commandOnRequest, OnRequest } from './command-on-request.ts'
import { given } from './given.ts'

const Input = z.strictObject({
  ...OnRequest,
  text: Opinion,
  mentions: z.array(PersonId).max(20).optional(),
})

/** Adds a comment 评论, with people mentioned. */
export const commentOnRequestProcedure = procedureFor('requests:change')
  .input(Input)
  .output(InstanceView)
  .mutation(({ ctx, input }) =>
    commandOnRequest(
      ctx.call,
      { path: 'requests.commentOnRequest', input },
      { verb: 'comment', text: input.text, ...given({ mentions: input.mentions }) },
    ),
  )
