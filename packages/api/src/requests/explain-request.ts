import { explainInstance } from '@countersign/runtime/explain-instance'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { InstanceId } from '../views/input.ts'
import { ExplanationView } from '../views/instance.ts'
import { routeView } from '../views/route-view.ts'
import { visibleFields } from '../views/visible-fields.ts'
import { whyText } from '../views/why-text.ts'
import { seeRequest } from './see-request.ts'

const ExplainRequestInput = z.strictObject({ id: InstanceId })
type ExplainRequestInput = z.infer<typeof ExplainRequestInput>

/** Why this route, why me 为什么走这条路线，为什么是我: with the conditions' values and the participant rules, in words. */
const explainRequest = async (call: Call, { id }: ExplainRequestInput): Promise<Answer<ExplanationView>> => {
  const seen = await seeRequest(call, id)
  if (!seen.ok) return seen
  const { compiled, instance, organisation } = seen.value
  const { route, mine } = explainInstance(seen.value, call.viewer.id)
  const fields = visibleFields(compiled, instance, call.viewer)
  return answered({
    route: route && routeView(call, { route, compiled, organisation }, fields),
    mine: mine.map(({ number, step, why }) => ({
      task: `${instance.id}.${number}`,
      step,
      why: whyText({ reader: call.reader, compiled, organisation }, why),
    })),
  })
}

export const explainRequestProcedure = procedureFor('requests:read')
  .input(ExplainRequestInput)
  .output(ExplanationView)
  .query(async ({ ctx, input }) => valueFrom(await explainRequest(ctx.call, input)))
