import { z } from 'zod'
import { problem, refused } from '../../problem/problem.ts'
import { runCommand } from '../../requests/run-command.ts'
import { InstanceId } from '../../views/input.ts'
import { InstanceView } from '../../views/instance.ts'
import { CommandBody, commandOf } from '../command-body.ts'
import { postRoute } from '../route.ts'

export const postCommand = postRoute({
  path: '/instances/{id}/commands',
  permission: 'requests:change',
  summary: 'A command on an instance: save, submit, withdraw, comment, copy, attach, remind, …',
  params: z.object({ id: InstanceId }),
  body: CommandBody,
  answer: InstanceView,
  handle: async (call, { params, body, idempotency }) => {
    const command = commandOf(body)
    if (command === null) return refused(problem('verb-not-offered', { verb: body.command }))
    const circumstances = { idempotency, revision: body.revision ?? null }
    return runCommand(call, { instanceId: params.id, command }, circumstances)
  },
})
