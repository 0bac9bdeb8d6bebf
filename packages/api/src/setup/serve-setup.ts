import type { Runtime } from '@countersign/runtime/runtime'
import { Hono } from 'hono'
import type { ApiEnvironment } from '../http/environment.ts'
import { problem } from '../problem/problem.ts'
import { respondProblem } from '../problem/respond-problem.ts'
import { zodProblems } from '../problem/zod-problems.ts'
import { readJson } from '../rest/read-json.ts'
import { SetupInput, type SetupOffer, setUp } from './set-up.ts'

type Parts = {
  readonly runtime: Pick<Runtime, 'database' | 'organisation'>
  /** Null on a server that had people when it started: its set-up is closed for ever. */
  readonly offer: SetupOffer | null
}

/** The first set-up, below `/api/setup`: whether it is open, and doing it. Both are for nobody signed in. */
export const serveSetup = ({ runtime, offer }: Parts): Hono<ApiEnvironment> => {
  const routes = new Hono<ApiEnvironment>()
  routes.get('/', async (context) => {
    const open = offer !== null && (await runtime.organisation.refresh()).people.size === 0
    return context.json({ open })
  })
  routes.post('/', async (context) => {
    const { reader } = context.get('api')
    if (offer === null) return respondProblem(problem('setup-done'), reader)
    const json = await readJson(context)
    if (!json.ok) return respondProblem(json.problem, reader)
    const input = SetupInput.safeParse(json.value)
    if (!input.success)
      return respondProblem(problem('malformed', {}, zodProblems(input.error, json.value)), reader)
    const answer = await setUp({ runtime, offer, language: reader.language }, input.data)
    return answer.ok ? context.json(answer.value, 201) : respondProblem(answer.problem, reader)
  })
  return routes
}
