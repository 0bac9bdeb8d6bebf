/** A "no" of the API as a person reads it: `message` is the server's own sentence, in their language. */
export type Problem = {
  /** Stable code of the refusal; `unreachable` when no answer came at all. */
  readonly code: string
  readonly status: number | null
  readonly message: string | null
  readonly errors: readonly { readonly path: string; readonly message: string }[]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const errorsOf = (value: unknown): Problem['errors'] =>
  (Array.isArray(value) ? value : []).flatMap((entry: unknown) =>
    isRecord(entry) && typeof entry.path === 'string' && typeof entry.message === 'string'
      ? [{ path: entry.path, message: entry.message }]
      : [],
  )

const UNREACHABLE: Problem = { code: 'unreachable', status: null, message: null, errors: [] }

/** Reads a problem+json body, which REST answers with and tRPC carries in its errors. */
export const problemOfBody = (body: unknown): Problem => {
  if (!isRecord(body) || typeof body.code !== 'string') return UNREACHABLE
  return {
    code: body.code,
    status: typeof body.status === 'number' ? body.status : null,
    message: typeof body.detail === 'string' ? body.detail : null,
    errors: errorsOf(body.errors),
  }
}

/** A REST call that was refused, carrying its problem to whoever called. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** The problem behind anything a query or mutation failed with. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof ProblemError) return error.problem
  return isRecord(error) && isRecord(error.data) ? problemOfBody(error.data.problem) : UNREACHABLE
}
