import type { FieldProblem } from '@countersign/engine/refusal'
import { REFUSAL_CODES, type RefusalCode } from '@countersign/engine/refusal'
import { RUNTIME_REFUSAL_CODES, type RuntimeRefusalCode } from '@countersign/runtime/command-request'
import type { TextParams } from '@countersign/texts/text'
import type { PersonView } from '../views/person.ts'

/** What can be wrong with a call before any rule of a definition is asked. */
export const HTTP_PROBLEM_CODES = [
  'malformed',
  'request-unreadable',
  'request-too-slow',
  'headers-too-large',
  'not-json',
  'json-too-deep',
  'body-too-large',
  'media-type-unsupported',
  'file-missing',
  'file-too-large',
  'file-type-refused',
  'document-too-long',
  'not-signed-in',
  'not-allowed',
  'origin-refused',
  'not-found',
  'method-not-allowed',
  'credentials-wrong',
  'password-wrong',
  'password-weak',
  'password-same',
  'mail-off',
  'too-many-attempts',
  'too-many-requests',
  'unexpected',
  'not-ready',
  'setup-done',
  'setup-token-wrong',
  'invitation-gone',
  'email-in-use',
  'superior-cycle',
  'superior-disabled',
  'department-cycle',
  'department-unknown',
  'department-key-in-use',
  'department-has-children',
  'department-in-definitions',
  'department-in-requests',
  'department-not-empty',
  'last-administrator',
  'not-yourself',
  'import-faulty',
  'import-email-wrong',
  'import-rank-unknown',
  'import-superior-unknown',
  'bulk-mixed',
  'bulk-not-offered',
  'not-a-demo',
  'task-to-name',
  'absence-reversed',
  'absence-over',
  'absence-too-long',
  'absence-too-many',
  'absence-overlaps',
  'substitute-self',
  'substitute-circle',
  'calendar-changed',
  'account-changed',
  'contact-circle',
  'finding-closed',
  'report-locked',
  'report-unlocked',
  'account-merged',
  'merge-with-itself',
  'standing-by-selection',
  'grading-faulty',
  'grading-changed',
  'risk-model-faulty',
  'import-owner-unknown',
  'import-word-unknown',
  'import-number-wrong',
] as const
export type HttpProblemCode = (typeof HTTP_PROBLEM_CODES)[number]

export type ProblemCode = RefusalCode | RuntimeRefusalCode | HttpProblemCode
export const PROBLEM_CODES: readonly ProblemCode[] = [
  ...new Set([...REFUSAL_CODES, ...RUNTIME_REFUSAL_CODES, ...HTTP_PROBLEM_CODES]),
]

/** A "no" on its way to the caller, not yet in words. */
export type Problem = {
  readonly code: ProblemCode
  readonly params: TextParams
  readonly problems: readonly FieldProblem[]
  /** For a lost race: who decided, and when. */
  readonly decided?: { readonly by: PersonView; readonly at: string }
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number
}

export const problem = (
  code: ProblemCode,
  params: TextParams = {},
  problems: readonly FieldProblem[] = [],
): Problem => ({ code, params, problems })

/** What every use-case of the API answers: a value, or why not. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export const answered = <Value>(value: Value): Answer<Value> => ({ ok: true, value })
export const refused = (problem: Problem): Answer<never> => ({ ok: false, problem })
