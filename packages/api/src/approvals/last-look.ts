import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { seeRequest } from '../requests/see-request.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { InstanceId } from '../views/input.ts'

/** How far the caller had read a request: the last record when they looked. */
const LastLook = z.object({ look: z.object({ seq: z.int(), at: z.iso.datetime() }).nullable() })

/** When the caller last looked at a request; null when they never did. */
const lastLook = async (call: Call, id: string): Promise<Answer<z.infer<typeof LastLook>>> => {
  const seen = await seeRequest(call, id)
  if (!seen.ok) return seen
  const look = await call.services.runtime.database.prisma.look.findUnique({
    where: { instanceId_personId: { instanceId: seen.value.instance.id, personId: call.viewer.id } },
  })
  return answered({ look: look && { seq: look.seq, at: look.at.toISOString() } })
}

export const lastLookProcedure = procedureFor('requests:read')
  .input(z.strictObject({ id: InstanceId }))
  .output(LastLook)
  .query(async ({ ctx, input }) => valueFrom(await lastLook(ctx.call, input.id)))
