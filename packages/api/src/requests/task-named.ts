import { isUnanswered, type Task } from '@countersign/engine/instance'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { seeRequest } from './see-request.ts'

type Named = {
  readonly instance: string
  /** A task's public id; undefined for the caller's only one. */
  readonly task: string | undefined
  /** Which tasks the verb can be meant for. */
  readonly fits: (task: Task, person: string) => boolean
}

export const isTheirs = (task: Task, person: string): boolean => task.candidates.includes(person)
export const isAddedBy = (task: Task, person: string): boolean => task.addedBy === person

/** The ordinal of the task that a caller means: the one they name, or the only one that it can be. */
export const taskNamed = async (call: Call, { instance, task, fits }: Named): Promise<Answer<number>> => {
  if (task !== undefined) {
    const [owner, ordinal] = task.split('.')
    return owner === instance.toLowerCase() ? answered(Number(ordinal)) : refused(problem('task-unknown'))
  }
  const seen = await seeRequest(call, instance)
  if (!seen.ok) return seen
  const found = seen.value.instance.activations.flatMap(({ tasks }) =>
    tasks.filter((one) => isUnanswered(one) && fits(one, call.viewer.id)),
  )
  const [only] = found
  if (found.length === 1 && only !== undefined) return answered(only.number)
  return refused(problem('task-to-name', {}, [{ path: '/task', code: 'required' }]))
}
