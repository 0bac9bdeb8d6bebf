import type { Context } from 'hono'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { FileId } from '../views/input.ts'

/** The id in the path of a route that answers by itself. */
export const pathId = (context: Context): Answer<string> => {
  const id = FileId.safeParse(context.req.param('id'))
  if (id.success) return answered(id.data)
  const wrong = { path: '/path/id', code: 'bad-format', params: { format: 'uuid' } }
  return refused(problem('malformed', {}, [wrong]))
}
