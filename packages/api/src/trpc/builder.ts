import { may, type Permission } from '@countersign/access/permission'
import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import type { ApiContext } from '../context.ts'
import { failureProblem } from '../problem/failure-problem.ts'
import { FALLBACK_READER } from '../problem/fallback-reader.ts'
import { type Answer, type Problem, problem } from '../problem/problem.ts'
import { problemBody } from '../problem/problem-body.ts'
import { scanJson } from '../problem/scan-json.ts'
import { statusOf } from '../problem/status-of.ts'
import { zodProblems } from '../problem/zod-problems.ts'
import { trpcCodeOf } from './trpc-codes.ts'

/** What a procedure demands of its caller beside a session; the authorisation matrix is generated from it. */
export type ProcedureMeta = { readonly permission: Permission | 'signed-in' }

/** Carries a problem through tRPC, which knows thrown errors only. */
class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

const trpc = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error, ctx, input }) => {
      // A call that tRPC cannot read, such as one of another type than JSON, has no context yet.
      const body = problemBody(problemOf(error, input), ctx?.reader ?? FALLBACK_READER)
      // The message of an unexpected error may hold what nobody outside should read.
      return {
        ...shape,
        message: body.detail,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, problem: body },
      }
    },
  })

const BY_TRPC_CODE: Partial<Record<TRPCError['code'], Problem>> = {
  NOT_FOUND: problem('not-found'),
  METHOD_NOT_SUPPORTED: problem('method-not-allowed'),
  UNSUPPORTED_MEDIA_TYPE: problem('media-type-unsupported', { expected: 'application/json' }),
  PAYLOAD_TOO_LARGE: problem('body-too-large'),
  PARSE_ERROR: problem('not-json'),
  BAD_REQUEST: problem('malformed'),
}

const problemOf = (error: TRPCError, input: unknown): Problem => {
  if (error.cause instanceof ProblemError) return error.cause.problem
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError)
    return problem('malformed', {}, zodProblems(error.cause, input))
  return BY_TRPC_CODE[error.code] ?? failureProblem(error)
}

const throwProblem = (refused: Problem): never => {
  throw new TRPCError({ code: trpcCodeOf(statusOf(refused.code)).key, cause: new ProblemError(refused) })
}

/** The value of an answer; a refusal becomes the tRPC error with the same status as over REST. */
export const valueFrom = <Value>(answer: Answer<Value>): Value =>
  answer.ok ? answer.value : throwProblem(answer.problem)

export const router = trpc.router

/** A procedure for signed-in people who hold this permission; everything else is refused before its input is read. */
export const procedureFor = (permission: ProcedureMeta['permission']) =>
  trpc.procedure.meta({ permission }).use(async ({ ctx, next, path, getRawInput }) => {
    const { call } = ctx
    if (call === null) return throwProblem(problem('not-signed-in'))
    if (permission !== 'signed-in' && !may(call.viewer, permission)) {
      call.services.noteRefusal({ person: call.viewer.id, instance: null, verb: path, code: 'not-allowed' })
      return throwProblem(problem('not-allowed'))
    }
    const found = scanJson(await getRawInput())
    if (found !== null) return throwProblem(problem('malformed', {}, [found]))
    return next({ ctx: { call } })
  })
