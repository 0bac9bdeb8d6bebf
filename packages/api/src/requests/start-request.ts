import { randomUUID } from 'node:crypto'
import { Key } from '@countersign/definition/names'
import { startInstanceId } from '@countersign/runtime/start-instance-id'
import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Chosen, Fields, IdempotencyKey } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { circumstancesOf } from './circumstances.ts'
import { execute } from './execute.ts'
import { given } from './given.ts'
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
export const startRequest = (
  call: Call,
  { definition, fields, submit, chosen }: StartRequestInput,
  idempotency: Circumstances['idempotency'],
): Promise<Answer<InstanceView>> => {
  const id = startInstanceId(call.viewer.id, idempotency?.key ?? randomUUID())
  return execute(call, {
    instanceId: id,
    definition,
    command: { verb: 'start', id, fields, submit, ...given({ chosen }) },
    idempotency,
    revision: null,
  })
}

export const startRequestProcedure = procedureFor('requests:start')
  .input(StartRequestInput.extend({ key: IdempotencyKey.optional() }))
  .output(InstanceView)
  .mutation(async ({ ctx, input }) => {
    const { idempotency } = circumstancesOf(input, 'requests.start')
    return valueFrom(await startRequest(ctx.call, input, idempotency))
  })
