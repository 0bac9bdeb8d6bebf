import { z } from 'zod'
import { Decision, decideTask } from '../../approvals/decide-task.ts'
import { TaskId } from '../../views/input.ts'
import { InstanceView } from '../../views/instance.ts'
import { postRoute } from '../route.ts'

export const postDecision = postRoute({
  path: '/tasks/{id}/decide',
  permission: 'tasks:decide',
  summary: 'Decides a task: approve, return, reject, complete or a custom outcome',
  params: z.object({ id: TaskId }),
  body: Decision,
  answer: InstanceView,
  handle: (call, { params, body, idempotency }) =>
    decideTask(call, { task: params.id, decision: body }, { idempotency, revision: body.revision ?? null }),
})
