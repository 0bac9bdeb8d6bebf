import { hasText, type Reader, text } from '@countersign/texts/text'
import { z } from 'zod'
import { PersonView } from '../views/person.ts'
import type { Problem } from './problem.ts'
import { statusOf } from './status-of.ts'

/** The body of every error: `application/problem+json` (RFC 9457) with a stable code and the paths of what is wrong. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  /** Who won the race, and when. */
  decidedBy: PersonView.optional(),
  decidedAt: z.iso.datetime().optional(),
})
export type ProblemBody = z.infer<typeof ProblemBody>

const TITLES: Readonly<Record<ReturnType<typeof statusOf>, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** A problem in words for one reader. `title` is the status's own name, `detail` the sentence to show. */
export const problemBody = (problem: Problem, reader: Reader): ProblemBody => {
  const status = statusOf(problem.code)
  return {
    type: `urn:countersign:problem:${problem.code}`,
    title: TITLES[status],
    status,
    detail: sentenceOf(problem, reader),
    code: problem.code,
    errors: problem.problems.map(({ path, code, params }) => ({
      path,
      code,
      message: text(reader, ['field', code], params),
    })),
    ...(problem.decided && { decidedBy: problem.decided.by, decidedAt: problem.decided.at }),
  }
}

/** The words that a sentence holds as codes: how something was decided, how a request ended. */
const WORDS = { outcome: 'outcome', status: 'status' } as const

const sentenceOf = ({ code, params }: Problem, reader: Reader): string => {
  const words = Object.entries(WORDS).flatMap(([name, group]) => {
    const value = params[name]
    if (typeof value !== 'string') return []
    return [[name, text(reader, [group, hasText(group, value) ? value : 'other'])]]
  })
  return text(reader, ['problem', code], { ...params, ...Object.fromEntries(words) })
}
