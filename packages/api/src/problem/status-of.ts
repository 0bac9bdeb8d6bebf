import type { ProblemCode } from './problem.ts'

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/**
 * The HTTP status of every problem, in one closed table: 400 malformed, 403 never yours to do, 404 unknown or not yours
 * to see, 409 the world moved on, 422 a rule says no.
 */
const STATUS: Readonly<Record<ProblemCode, ProblemStatus>> = {
  malformed: 400,
  'not-json': 400,
  'json-too-deep': 400,
  'body-too-large': 413,
  'media-type-unsupported': 415,
  'file-missing': 400,
  'file-too-large': 413,
  'file-type-refused': 415,
  'not-signed-in': 401,
  'credentials-wrong': 401,
  'not-allowed': 403,
  'origin-refused': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-many-attempts': 429,
  unexpected: 500,
  'not-ready': 503,
  'setup-done': 409,
  'setup-token-wrong': 403,

  'instance-unknown': 404,
  'definition-unknown': 404,
  'idempotency-key-reused': 422,
  'lost-race': 409,
  busy: 503,

  'instance-ended': 409,
  'instance-suspended': 409,
  'instance-not-draft': 409,
  'not-a-starter': 403,
  'not-the-requester': 403,
  'requester-never-decides': 403,
  'not-a-candidate': 403,
  'no-longer-a-candidate': 403,
  'separation-of-duties': 403,
  'task-unknown': 404,
  'task-already-decided': 409,
  'task-cancelled': 409,
  'wrong-step': 409,
  'outcome-unknown': 422,
  'outcome-not-possible': 422,
  'opinion-required': 422,
  'return-target-unknown': 422,
  'return-nowhere': 422,
  'fields-invalid': 422,
  'field-not-editable': 422,
  'people-to-choose': 422,
  'nothing-submitted-yet': 422,
  'past-last-decision': 409,
  'reminded-recently': 429,
  'nobody-to-remind': 422,
  'person-unknown': 422,
  'text-empty': 422,
  'text-too-long': 422,
  'text-invalid': 422,
  'timer-gone': 409,
  'timer-not-due': 409,
  'participants-unchanged': 409,
  'stale-revision': 409,
  'condition-failed': 422,
  'verb-not-offered': 422,
  'not-the-system': 403,
}

export const statusOf = (code: ProblemCode): ProblemStatus => STATUS[code]
