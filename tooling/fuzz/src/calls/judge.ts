import { PROBLEM_CODES } from '@countersign/api/problem'
import { hasText } from '@countersign/texts/text'

type Problem = {
  readonly code?: unknown
  readonly detail?: unknown
  readonly errors?: readonly { readonly code?: unknown; readonly message?: unknown }[]
}

const KNOWN = new Set<unknown>(PROBLEM_CODES)

const problemIn = (body: unknown, isTrpc: boolean): Problem | null => {
  if (typeof body !== 'object' || body === null) return null
  if (!isTrpc) return body
  const first = Array.isArray(body) ? body[0] : body
  return first?.error?.data?.problem ?? null
}

const isWritten = (sentence: unknown): boolean =>
  typeof sentence === 'string' && sentence.length > 0 && !/\{\{|undefined|\[object/.test(sentence)

/** The code that an answer is counted by, and what is wrong with it; null when it is as it should be. */
export const judge = (
  status: number,
  text: string,
  isTrpc: boolean,
): { readonly code: string; readonly wrong: string | null } => {
  if (status < 400) return { code: String(status), wrong: null }
  const problem = problemIn(parsed(text), isTrpc)
  if (problem === null) return { code: String(status), wrong: `${status} without a problem` }
  const code = String(problem.code)
  const wrong = (why: string) => ({ code, wrong: why })
  if (status >= 500 && code !== 'busy') return wrong(`status ${status}`)
  if (!KNOWN.has(code) || !hasText('problem', code)) return wrong(`the code ${code} is not known`)
  if (!isWritten(problem.detail)) return wrong(`the sentence of ${code} is not written out`)
  for (const error of problem.errors ?? []) {
    if (!hasText('field', String(error.code))) return wrong(`the code ${error.code} of a field is not known`)
    if (!isWritten(error.message)) return wrong(`the sentence of ${error.code} is not written out`)
  }
  return { code, wrong: null }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
