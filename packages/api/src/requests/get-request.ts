import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { InstanceId } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'

export const GetRequestInput = z.strictObject({ id: InstanceId })
export type GetRequestInput = z.infer<typeof GetRequestInput>

/** One instance as far as the caller may see it. */
export const getRequest = async (call: Call, input: GetRequestInput): Promise<Answer<InstanceView>> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const getRequestProcedure = procedureFor('requests:read')
  .input(GetRequestInput)
  .output(InstanceView)
  .query(async ({ ctx, input }) => valueFrom(await getRequest(ctx.call, input)))
