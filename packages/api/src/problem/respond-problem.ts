import type { Reader } from '@countersign/texts/text'
import type { Problem } from './problem.ts'
import { problemBody } from './problem-body.ts'

/** A problem as an HTTP answer, `application/problem+json`. */
export const respondProblem = (problem: Problem, reader: Reader): Response => {
  const body = problemBody(problem, reader)
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': reader.language,
    'cache-control': 'no-store',
  })
  if (body.status === 401) headers.set('www-authenticate', 'Bearer')
  if (problem.retryAfter !== undefined) headers.set('retry-after', String(problem.retryAfter))
  return new Response(JSON.stringify(body), { status: body.status, headers })
}
