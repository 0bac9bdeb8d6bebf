import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Chosen, Fields } from '../views/input.ts'
import { RouteView } from '../views/instance.ts'

export const PreviewRouteInput = z.strictObject({ key: Key, fields: Fields, chosen: Chosen.optional() })
export type PreviewRouteInput = z.infer<typeof PreviewRouteInput>

/** The route 审批路线 a request with these fields would take today, with names and the conditions that decide it. */
export const previewRoute = async (call: Call, input: PreviewRouteInput): Promise<Answer<RouteView>> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const previewRouteProcedure = procedureFor('requests:start')
  .input(PreviewRouteInput)
  .output(RouteView)
  .query(async ({ ctx, input }) => valueFrom(await previewRoute(ctx.call, input)))
