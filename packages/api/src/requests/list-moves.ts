import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { InstanceId } from '../views/input.ts'
import { MoveView } from '../views/instance.ts'

export const ListMovesInput = z.strictObject({ id: InstanceId })
export type ListMovesInput = z.infer<typeof ListMovesInput>

/** Each verb: what it needs, or why it is not legal for the caller now. */
export const listMoves = async (
  call: Call,
  input: ListMovesInput,
): Promise<Answer<{ items: MoveView[] }>> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const listMovesProcedure = procedureFor('requests:read')
  .input(ListMovesInput)
  .output(z.object({ items: z.array(MoveView) }))
  .query(async ({ ctx, input }) => valueFrom(await listMoves(ctx.call, input)))
