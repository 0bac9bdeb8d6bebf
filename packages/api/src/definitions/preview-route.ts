import { Key } from '@countersign/definition/names'
import { routeOf } from '@countersign/runtime/route-of'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { refusalProblem } from '../problem/refusal-problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Fields } from '../views/input.ts'
import { RouteView } from '../views/instance.ts'
import { routeView } from '../views/route-view.ts'

export const PreviewRouteInput = z.strictObject({ key: Key, fields: Fields })
export type PreviewRouteInput = z.infer<typeof PreviewRouteInput>

/** The route 审批路线 a request with these fields would take today, with names and the conditions that decide it. */
export const previewRoute = async (
  call: Call,
  { key, fields }: PreviewRouteInput,
): Promise<Answer<RouteView>> => {
  const found = await routeOf(call.services.runtime, { definition: key, fields, person: call.viewer.id })
  if (found === null) return refused(problem('definition-unknown', { definition: key }))
  if ('refused' in found) return refused(refusalProblem(call, found))
  return answered(routeView(call, found, fields))
}

export const previewRouteProcedure = procedureFor('requests:start')
  .input(PreviewRouteInput)
  .output(RouteView)
  .query(async ({ ctx, input }) => valueFrom(await previewRoute(ctx.call, input)))
