import type { FieldProblem } from '@countersign/engine/refusal'
import type { ZodError, z } from 'zod'

/** A JSON pointer (RFC 6901) from the parts of a path. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** More would only make the answer to a hostile body large. */
const MOST = 50

/** What a schema found wrong with an input, in the same codes as the fields of a form. */
export const zodProblems = (
  error: ZodError,
  input: unknown,
  above: readonly string[] = [],
): readonly FieldProblem[] => error.issues.flatMap((issue) => problemsOf(issue, input, above)).slice(0, MOST)

const problemsOf = (issue: z.core.$ZodIssue, input: unknown, above: readonly string[]): FieldProblem[] => {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pointerOf([...path, key]), code: 'unknown-field' }))
  if (issue.code === 'invalid_key') return [{ path: pointerOf(path), code: 'unknown-field' }]
  if (valueAt(input, issue.path) === undefined) return [{ path: pointerOf(path), code: 'required' }]
  return [{ path: pointerOf(path), ...described(issue) }]
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  )

const described = (issue: z.core.$ZodIssue): Pick<FieldProblem, 'code' | 'params'> => {
  switch (issue.code) {
    case 'too_small':
      return { code: SMALL[kindOf(issue.origin)], params: { min: Number(issue.minimum) } }
    case 'too_big':
      return { code: LARGE[kindOf(issue.origin)], params: { max: Number(issue.maximum) } }
    case 'invalid_format':
      return { code: 'bad-format', params: { format: issue.format } }
    case 'invalid_value':
      return { code: 'not-an-option' }
    case 'invalid_type':
      return { code: 'wrong-type', params: { expected: issue.expected } }
    default:
      return { code: 'wrong-type', params: { expected: 'json' } }
  }
}

const SMALL = { text: 'too-short', list: 'too-few', number: 'too-small' } as const
const LARGE = { text: 'too-long', list: 'too-many', number: 'too-large' } as const
const kindOf = (origin: string): keyof typeof SMALL => {
  if (origin === 'string') return 'text'
  return origin === 'array' || origin === 'set' || origin === 'map' ? 'list' : 'number'
}
