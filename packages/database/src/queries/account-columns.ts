/** What a list shows of an account. */
export type AccountListRow = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly standing: string
  readonly target: boolean
  readonly owner: string | null
  readonly department: string
  readonly profile: Readonly<Record<string, string | number>>
  readonly figures: Readonly<Record<string, number>>
  readonly openFindings: number
  readonly customerType: string | null
  readonly category: string | null
  readonly relationship: number | null
  readonly grades: Readonly<Record<'abc' | 'value' | 'families', string | null>>
}

/** The columns of a row `a`. */
export const ACCOUNT_COLUMNS = `a.id, a.number, a.name, a.standing, a.target, a.owner_id AS owner,
  a.department_key AS department, a.profile, a.figures, a.customer_type AS "customerType", a.category, a.relationship,
  json_build_object('abc', a.grade_abc, 'value', a.grade_value, 'families', a.grade_families) AS grades,
  (SELECT count(*)::int FROM finding f WHERE f.account_id = a.id AND f.closed_at IS NULL) AS "openFindings"`

/** The column that holds an account's grade by a scheme. */
export const GRADE_COLUMNS = {
  abc: 'grade_abc',
  value: 'grade_value',
  families: 'grade_families',
} as const
