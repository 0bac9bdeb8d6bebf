import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { InstanceId } from '../views/input.ts'
import { InstanceView } from '../views/instance.ts'
import { instanceView } from '../views/instance-view.ts'
import { seeRequest } from './see-request.ts'

export const GetRequestInput = z.strictObject({ id: InstanceId })
export type GetRequestInput = z.infer<typeof GetRequestInput>

/** One instance as far as the caller may see it. */
export const getRequest = async (call: Call, { id }: GetRequestInput): Promise<Answer<InstanceView>> => {
  const seen = await seeRequest(call, id)
  return seen.ok ? answered(await instanceView(call, seen.value.instance, seen.value.sight)) : seen
}

export const getRequestProcedure = procedureFor('requests:read')
  .input(GetRequestInput)
  .output(InstanceView)
  .query(async ({ ctx, input }) => valueFrom(await getRequest(ctx.call, input)))
