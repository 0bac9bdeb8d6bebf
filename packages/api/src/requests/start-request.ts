import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Chosen, Fields, IdempotencyKey } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import type { Circumstances } from './run-command.ts'

export const StartRequestInput = z.strictObject({
  definition: Key,
  fields: Fields,
  /** False keeps it as a draft. */
  submit: z.boolean(),
  chosen: Chosen.optional(),
})
export type StartRequestInput = z.infer<typeof StartRequestInput>

/** Starts a request, submitted at once or kept as a draft. */
export const startRequest = async (
  call: Call,
  input: StartRequestInput,
  idempotency: Circumstances['idempotency'],
): Promise<Answer<InstanceView>> => {
  throw new Error(`interim ${call.viewer.id} ${input.definition} ${idempotency?.key}`)
}

export const startRequestProcedure = procedureFor('requests:start')
  .input(StartRequestInput.extend({ key: IdempotencyKey.optional() }))
  .output(InstanceView)
  .mutation(async ({ ctx, input }) => {
    const { idempotency } = circumstancesOf(input, 'requests.start')
    const { key: _, ...start } = input
    return valueFrom(await startRequest(ctx.call, start, idempotency))
  })
