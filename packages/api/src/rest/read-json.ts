import type { Context } from 'hono'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { scanJson } from '../problem/scan-json.ts'

/** The body of a JSON call, parsed and scanned; its size is bounded before this (see `limitBody`). */
export const readJson = async (context: Context): Promise<Answer<unknown>> => {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type))
    return refused(problem('media-type-unsupported', { expected: 'application/json' }))
  const parsed = parse(await context.req.text())
  if (parsed === undefined) return refused(problem('not-json'))
  const found = scanJson(parsed)
  if (found === null) return answered(parsed)
  return refused(problem(found.code === 'too-deep' ? 'json-too-deep' : 'malformed', {}, [found]))
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
