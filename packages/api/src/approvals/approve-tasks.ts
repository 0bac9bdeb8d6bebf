import { kindsOfTasks } from '@countersign/database/kinds-of-tasks'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { definitionOf } from '../definitions/definition-of.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { ProblemBody, problemBody } from '../problem/problem-body.ts'
import { circumstancesOf } from '../requests/circumstances.ts'
import { given } from '../requests/given.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { IdempotencyKey, Opinion, Revision, TaskId } from '../views/input.ts'
import { decideTask } from './decide-task.ts'

/** As many as are read before they are approved. */
const MOST = 50

const ApproveTasksInput = z.strictObject({
  /** Each with the revision the caller saw of its request. */
  tasks: z
    .array(z.strictObject({ task: TaskId, revision: Revision }))
    .min(1)
    .max(MOST)
    .refine((tasks) => new Set(tasks.map(({ task }) => task)).size === tasks.length),
  opinion: Opinion.optional(),
  key: IdempotencyKey.optional(),
})
type ApproveTasksInput = z.infer<typeof ApproveTasksInput>

const ApproveTasksResult = z.object({
  /** In the order asked; a problem where a task was not approved. */
  results: z.array(z.object({ task: z.string(), problem: ProblemBody.nullable() })),
})
type ApproveTasksResult = z.infer<typeof ApproveTasksResult>

/**
 * Approves several tasks of one kind 批量同意, where their step allows it. Each is a decision of its own: one that is
 * refused leaves the others as they are. The same key approves nothing twice.
 */
const approveTasks = async (
  call: Call,
  { tasks, opinion, key }: ApproveTasksInput,
): Promise<Answer<ApproveTasksResult>> => {
  const unlike = await refuseUnlike(call, tasks)
  if (unlike !== null) return refused(unlike)
  const results = await Promise.all(
    tasks.map(async ({ task, revision }) => {
      const decision = { outcome: 'approve', revision, ...given({ opinion }) }
      const once = key === undefined ? {} : { key: `${key}:${task}` }
      const circumstances = circumstancesOf({ ...decision, ...once }, 'approvals.approveMany')
      const answer = await decideTask(call, { task, decision }, circumstances)
      return { task, problem: answer.ok ? null : problemBody(answer.problem, call.reader) }
    }),
  )
  return answered({ results })
}

/** Why these tasks cannot be approved together; tasks that are not the caller's are refused one by one. */
const refuseUnlike = async (call: Call, tasks: ApproveTasksInput['tasks']): Promise<Problem | null> => {
  const kinds = await kindsOfTasks(
    call.services.runtime.database.pool,
    call.viewer.id,
    tasks.map(({ task }) => {
      const [instanceId = '', ordinal = ''] = task.split('.')
      return { instanceId, task: Number(ordinal) }
    }),
  )
  if (new Set(kinds.map(({ definition, step }) => `${definition} ${step}`)).size > 1)
    return problem('bulk-mixed')
  for (const { definition, version, step } of kinds) {
    const compiled = await definitionOf(call, definition, version)
    if (compiled.steps.get(step)?.bulk !== true) return problem('bulk-not-offered')
  }
  return null
}

export const approveTasksProcedure = procedureFor('tasks:decide')
  .input(ApproveTasksInput)
  .output(ApproveTasksResult)
  .mutation(async ({ ctx, input }) => valueFrom(await approveTasks(ctx.call, input)))
