import type { Runtime } from '@countersign/runtime/runtime'
import { Hono } from 'hono'
import type { ApiEnvironment } from '../http/environment.ts'
import { problem } from '../problem/problem.ts'
import { respondProblem } from '../problem/respond-problem.ts'
import { zodProblems } from '../problem/zod-problems.ts'
import { readJson } from '../rest/read-json.ts'
import { AcceptInput, acceptInvitation } from './invitation.ts'

/** Setting a password with a link that is used once, for people who cannot sign in; below `/api/invitation`. */
export const serveInvitation = ({
  database,
  organisation,
}: Pick<Runtime, 'database' | 'organisation'>): Hono<ApiEnvironment> => {
  const routes = new Hono<ApiEnvironment>()
  routes.post('/', async (context) => {
    const { reader } = context.get('api')
    const json = await readJson(context)
    if (!json.ok) return respondProblem(json.problem, reader)
    const input = AcceptInput.safeParse(json.value)
    if (!input.success)
      return respondProblem(problem('malformed', {}, zodProblems(input.error, json.value)), reader)
    const { people } = await organisation.refresh()
    const answer = await acceptInvitation(database, (id) => people.get(id), input.data)
    return answer.ok ? context.json(answer.value) : respondProblem(answer.problem, reader)
  })
  return routes
}
