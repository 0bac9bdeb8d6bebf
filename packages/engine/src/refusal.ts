/** Every "no" the engine can say. Codes are stable: clients, tests and the texts of both languages rely on them. */
export const REFUSAL_CODES = [
  'instance-ended',
  'instance-suspended',
  'instance-not-draft',
  'not-a-starter',
  'not-the-requester',
  'requester-never-decides',
  'not-a-candidate',
  'no-longer-a-candidate',
  'separation-of-duties',
  'task-unknown',
  'task-already-decided',
  'task-cancelled',
  'wrong-step',
  'outcome-unknown',
  'outcome-not-possible',
  'opinion-required',
  'return-target-unknown',
  'return-nowhere',
  'fields-invalid',
  'rule-broken',
  'field-not-editable',
  'people-to-choose',
  'nothing-submitted-yet',
  'past-last-decision',
  'task-waits-for-others',
  'claimed-by-another',
  'claimed-already',
  'not-claimed-by-you',
  'yours-alone',
  'only-advice-asked',
  'takes-part-already',
  'not-to-yourself',
  'not-added-by-you',
  'nothing-to-take-back',
  'not-an-administrator',
  'own-request',
  'nothing-to-reassign',
  'not-suspended',
  'reason-required',
  'reminded-recently',
  'nobody-to-remind',
  'person-unknown',
  'text-empty',
  'text-too-long',
  'text-invalid',
  'timer-gone',
  'timer-not-due',
  'participants-unchanged',
  'stale-revision',
  'condition-failed',
  'verb-not-offered',
  'not-the-system',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** One thing wrong with one field. `path` is a JSON pointer into what the caller sent, as in `/fields/account`. */
export type FieldProblem = {
  readonly path: string
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** A typed "no" with its reason. Expected refusals are values; only broken invariants throw. */
export type Refusal = {
  readonly refused: true
  readonly code: RefusalCode
  /** What the sentence needs: names of people, times, steps. */
  readonly params: Readonly<Record<string, string | number>>
  readonly problems: readonly FieldProblem[]
}

export const refuse = (
  code: RefusalCode,
  params: Refusal['params'] = {},
  problems: readonly FieldProblem[] = [],
): Refusal => ({ refused: true, code, params, problems })

export const isRefusal = (value: object | null): value is Refusal => value !== null && 'refused' in value
