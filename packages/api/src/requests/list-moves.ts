import { legalMovesOf } from '@countersign/runtime/legal-moves-of'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { InstanceId } from '../views/input.ts'
import { MoveView } from '../views/instance.ts'
import { moveView } from '../views/move-view.ts'
import { seeRequest } from './see-request.ts'

export const ListMovesInput = z.strictObject({ id: InstanceId })
export type ListMovesInput = z.infer<typeof ListMovesInput>

/** Each verb: what it needs, or why it is not legal for the caller now. */
export const listMoves = async (
  call: Call,
  { id }: ListMovesInput,
): Promise<Answer<{ items: MoveView[] }>> => {
  const seen = await seeRequest(call, id)
  if (!seen.ok) return seen
  const moves = legalMovesOf(seen.value, call.viewer.id)
  return answered({ items: moves.map((move) => moveView(call, seen.value.instance.id, move)) })
}

export const listMovesProcedure = procedureFor('requests:read')
  .input(ListMovesInput)
  .output(z.object({ items: z.array(MoveView) }))
  .query(async ({ ctx, input }) => valueFrom(await listMoves(ctx.call, input)))
