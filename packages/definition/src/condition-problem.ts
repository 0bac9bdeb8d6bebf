/** What is wrong with an expression, with its place in the text (UTF-16 offsets). */
export type ConditionProblem = {
  readonly code: ConditionProblemCode
  readonly start: number
  readonly end: number
  readonly params: Readonly<Record<string, string>>
}
export type ConditionProblemCode =
  | 'syntax-error'
  | 'too-large'
  | 'unknown-name'
  | 'unknown-field'
  | 'unknown-step'
  | 'type-mismatch'
  | 'wrong-result-type'
  | 'may-be-missing'
  | 'never-equal'
  | 'nested-comprehension'
  | 'not-offered'
