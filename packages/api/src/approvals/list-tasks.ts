import type { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Page } from '../views/input.ts'
import { pageOf, TaskItem } from '../views/instance.ts'

export const ListTasksInput = Page
export type ListTasksInput = z.infer<typeof ListTasksInput>

/** The caller's open tasks 待办, due first. */
export const listTasks = async (
  call: Call,
  input: ListTasksInput,
): Promise<Answer<{ items: TaskItem[]; next: string | null }>> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const listTasksProcedure = procedureFor('tasks:read')
  .input(ListTasksInput)
  .output(pageOf(TaskItem))
  .query(async ({ ctx, input }) => valueFrom(await listTasks(ctx.call, input)))
