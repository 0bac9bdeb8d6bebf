/** Everything the check of a draft can find. Codes are stable: texts of both languages and tests rely on them. */
export const FINDING_CODES = [
  'duplicate-key',
  'key-of-the-definition',
  'duplicate-option',
  'unknown-target',
  'unknown-initial',
  'initial-missing',
  'type-and-children',
  'final-goes-on',
  'step-not-atomic',
  'start-is-no-request-form',
  'unknown-step',
  'unknown-field',
  'wrong-field-type',
  'unknown-delay',
  'unknown-options',
  'unknown-table',
  'unknown-department',
  'unknown-person',
  'unknown-definition',
  'nobody-holds-rank',
  'empty-range',
  'unreachable-state',
  'nothing-leaves',
  'no-way-to-an-end',
  'always-cycle',
  'always-cycle-possible',
  'outcome-without-transition',
  'return-has-transition',
  'unknown-event',
  'no-else',
  'transition-after-else',
  'no-participants',
  'no-due',
  'no-label',
  'table-row-length',
  'table-cell-unreadable',
  'table-answer-unknown',
  'table-unused',
  'table-too-large',
  'table-gap',
  'table-overlap',
  'table-row-unused',
  'webhook-missing',
  'process-missing',
  'signal-missing',
  'escalation-outcome-unknown',
  'silent-approval',
  'quorum-out-of-reach',
  'not-for-one',
  'condition-syntax-error',
  'condition-too-large',
  'condition-unknown-name',
  'condition-unknown-field',
  'condition-unknown-step',
  'condition-type-mismatch',
  'condition-wrong-result-type',
  'condition-may-be-missing',
  'condition-never-equal',
  'condition-nested-comprehension',
  'condition-not-offered',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** One thing the check has found; an error keeps the draft from being published. */
export type Finding = {
  readonly code: FindingCode
  readonly severity: 'error' | 'warning'
  /** JSON pointer into the definition. */
  readonly path: string
  readonly params: Readonly<Record<string, string | number>>
}

export const errorAt = (path: string, code: FindingCode, params: Finding['params'] = {}): Finding => ({
  code,
  severity: 'error',
  path,
  params,
})

export const warningAt = (path: string, code: FindingCode, params: Finding['params'] = {}): Finding => ({
  code,
  severity: 'warning',
  path,
  params,
})
