import type { FieldProblem } from '@countersign/engine/refusal'
import type { ZodError, z } from 'zod'

/** Codes for what a schema can say against an input; each has a text beside those for fields of a form. */
export const INPUT_PROBLEM_CODES = [
  'missing',
  'wrong-type',
  'unknown-field',
  'too-short',
  'too-long',
  'too-small',
  'too-big',
  'format',
  'not-an-option',
  'invalid',
] as const
type InputProblemCode = (typeof INPUT_PROBLEM_CODES)[number]

/** A JSON pointer (RFC 6901) from the parts of a path. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** What a schema found wrong with an input, by JSON pointer; at most 50 entries. */
export const zodProblems = (error: ZodError, input: unknown): readonly FieldProblem[] =>
  error.issues.flatMap((issue) => problemsOf(issue, input)).slice(0, 50)

const problemsOf = (issue: z.core.$ZodIssue, input: unknown): FieldProblem[] => {
  const { path } = issue
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pointerOf([...path, key]), code: 'unknown-field' }))
  if (issue.code === 'invalid_key') return [{ path: pointerOf(path), code: 'unknown-field' }]
  const code = valueAt(input, path) === undefined ? 'missing' : codeOf(issue)
  return [{ path: pointerOf(path), code, params: limitOf(issue) }]
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  )

const codeOf = (issue: z.core.$ZodIssue): InputProblemCode => {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union':
      return 'wrong-type'
    case 'too_small':
      return isLength(issue.origin) ? 'too-short' : 'too-small'
    case 'too_big':
      return isLength(issue.origin) ? 'too-long' : 'too-big'
    case 'invalid_format':
      return 'format'
    case 'invalid_value':
      return 'not-an-option'
    default:
      return 'invalid'
  }
}

const isLength = (origin: string): boolean => ['string', 'array', 'set', 'file', 'map'].includes(origin)

const limitOf = (issue: z.core.$ZodIssue): Record<string, string | number> => {
  if (issue.code === 'too_small') return { limit: Number(issue.minimum) }
  if (issue.code === 'too_big') return { limit: Number(issue.maximum) }
  return {}
}
