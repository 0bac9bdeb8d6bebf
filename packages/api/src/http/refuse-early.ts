import type { Reader } from '@countersign/texts/text'
import type { Context } from 'hono'
import type { Problem } from '../problem/problem.ts'
import { problemBody } from '../problem/problem-body.ts'
import { respondProblem } from '../problem/respond-problem.ts'
import { statusOf } from '../problem/status-of.ts'
import { trpcCodeOf } from '../trpc/trpc-codes.ts'

/**
 * A problem before a call has reached its route or procedure. To a client of tRPC it is the error of every procedure of
 * the batch, with the problem where those of procedures have it: else the client knows no more than that it failed.
 */
export const refuseEarly = (context: Context, refused: Problem, reader: Reader): Response => {
  const answer = respondProblem(refused, reader)
  if (!context.req.path.startsWith('/trpc/')) return answer
  const problem = problemBody(refused, reader)
  const { key, number } = trpcCodeOf(statusOf(refused.code))
  const data = { code: key, httpStatus: problem.status, problem }
  const body = { ...problem, error: { message: problem.detail, code: number, data } }
  return new Response(JSON.stringify(body), { status: answer.status, headers: answer.headers })
}
