import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { seeRequest } from '../requests/see-request.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { InstanceId } from '../views/input.ts'

const RecordLookInput = z.strictObject({
  id: InstanceId,
  /** The last record that was on the screen. */
  seq: z.int32().min(0),
})

/** Notes that the caller has looked at a request, so that only what comes later is marked as new. */
const recordLook = async (
  call: Call,
  { id, seq }: z.infer<typeof RecordLookInput>,
): Promise<Answer<Record<string, never>>> => {
  const seen = await seeRequest(call, id)
  if (!seen.ok) return seen
  const row = { seq: Math.min(seq, seen.value.instance.seq), at: new Date() }
  const key = { instanceId: seen.value.instance.id, personId: call.viewer.id }
  await call.services.runtime.database.prisma.look.upsert({
    where: { instanceId_personId: key },
    create: { ...key, ...row },
    update: row,
  })
  return answered({})
}

export const recordLookProcedure = procedureFor('requests:read')
  .input(RecordLookInput)
  .output(z.strictObject({}))
  .mutation(async ({ ctx, input }) => valueFrom(await recordLook(ctx.call, input)))
