import { z } from 'zod'
import { listMoves } from '../../requests/list-moves.ts'
import { InstanceId } from '../../views/input.ts'
import { MoveView } from '../../views/instance.ts'
import { getRoute } from '../route.ts'

export const getMoves = getRoute({
  path: '/instances/{id}/moves',
  permission: 'requests:read',
  summary: 'Each verb: legal for the caller, or the reason it is not',
  params: z.object({ id: InstanceId }),
  answer: z.object({ items: z.array(MoveView) }),
  handle: (call, { params }) => listMoves(call, params),
})
