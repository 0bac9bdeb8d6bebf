import { may } from '@countersign/access/permission'
import { TASK_VERB_NAMES } from '@countersign/engine/task-verbs'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import { type Answer, answered, problem, refused } from '../../problem/problem.ts'
import { runCommand } from '../../requests/run-command.ts'
import { isAddedBy, isTheirs, taskNamed } from '../../requests/task-named.ts'
import { InstanceId } from '../../views/input.ts'
import { InstanceView } from '../../views/instance.ts'
import { CommandBody, commandOf } from '../command-body.ts'
import { postRoute } from '../route.ts'

export const postCommand = postRoute({
  path: '/instances/{id}/commands',
  permission: 'requests:change',
  summary:
    'A command on an instance: save, submit, withdraw, comment, copy, attach, remind, claim, transfer, delegate, add, take back, intervene',
  params: z.object({ id: InstanceId }),
  body: CommandBody,
  answer: InstanceView,
  handle: async (call, { params, body, idempotency }) => {
    if (TASK_COMMANDS.has(body.command) && !may(call.viewer, 'tasks:decide'))
      return refused(problem('not-allowed'))
    const number = await numberFor(call, params.id, body)
    if (!number.ok) return number
    const circumstances = { idempotency, revision: body.revision ?? null }
    const command = commandOf(body, number.value)
    return runCommand(call, { instanceId: params.id, command }, circumstances)
  },
})

/** The task that a verb on a task is for; 0 for those on the whole instance. */
const numberFor = async (call: Call, instance: string, body: CommandBody): Promise<Answer<number>> => {
  if (!('task' in body) && !TASK_COMMANDS.has(body.command)) return answered(0)
  const task = 'task' in body ? body.task : undefined
  if (task === undefined && body.command === 'reassign') return answered(0)
  const fits = body.command === 'remove-participant' ? isAddedBy : isTheirs
  return taskNamed(call, { instance, task, fits })
}

const TASK_COMMANDS: ReadonlySet<string> = new Set(TASK_VERB_NAMES)
