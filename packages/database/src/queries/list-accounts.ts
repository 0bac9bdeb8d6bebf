import type pg from 'pg'
import { ACCOUNT_COLUMNS, type AccountListRow, GRADE_COLUMNS } from './account-columns.ts'
import type { AccountListScope } from './account-scope.ts'
import { likeText, Values } from './statement.ts'

/** What a list of accounts is narrowed to; null for all. */
export type AccountFilter = {
  /** Part of a name, or of a number. */
  readonly q: string | null
  readonly standing: string | null
  /** Only target accounts 目标大客户, on which a development programme is open. */
  readonly target: boolean
  readonly owner: string | null
  readonly grade: { readonly scheme: keyof typeof GRADE_COLUMNS; readonly grade: string } | null
}

export const NO_FILTER: AccountFilter = { q: null, standing: null, target: false, owner: null, grade: null }

export type AccountList = AccountFilter & {
  readonly person: string
  readonly scope: AccountListScope
  /** The number of the last one shown. */
  readonly after: string | null
  readonly limit: number
}

/**
 * Reads one page of accounts by their numbers. Each way of coming to see an account reads at most one page from an index
 * of its own, so that a page costs the same however many there are.
 */
export const listAccounts = async (pool: pg.Pool, list: AccountList): Promise<AccountListRow[]> => {
  const values = new Values()
  const { rows } = await pool.query<AccountListRow>(
    `SELECT ${ACCOUNT_COLUMNS}
     FROM (${branches(values, list).join(' UNION ')}) AS seen JOIN account a ON a.id = seen.id
     ORDER BY a.number LIMIT ${values.bind(list.limit, 'int')}`,
    values.list,
  )
  return rows
}

const branches = (values: Values, list: AccountList): readonly string[] => {
  const { scope, person } = list
  const page = pageOf(values, list)
  if (scope.all) return [`(SELECT a.id FROM account a WHERE ${page})`]
  const each = (column: string, keys: readonly string[]): string =>
    `(SELECT each.id FROM unnest(${values.bind(keys, 'text[]')}) AS of (key), LATERAL (
       SELECT a.id FROM account a WHERE a.${column} = of.key AND ${page}) AS each)`
  return [
    ...(scope.owners.length === 0 ? [] : [each('owner_id', scope.owners)]),
    ...(scope.departments.length === 0 ? [] : [each('department_key', scope.departments)]),
    `(SELECT a.id FROM account_member m JOIN account a ON a.id = m.account_id
      WHERE m.person_id = ${values.bind(person, 'text')} AND ${page})`,
  ]
}

const pageOf = (values: Values, list: AccountList): string => {
  const { q, standing, target, owner, grade, after, limit } = list
  const like = q === null ? null : values.bind(`%${likeText(q)}%`, 'text')
  return [
    'a.merged_into IS NULL',
    like === null ? '' : ` AND (a.name ILIKE ${like} OR a.number ILIKE ${like})`,
    standing === null ? '' : ` AND a.standing = ${values.bind(standing, 'text')}`,
    target ? ' AND a.target' : '',
    owner === null ? '' : ` AND a.owner_id = ${values.bind(owner, 'text')}`,
    grade === null ? '' : ` AND a.${GRADE_COLUMNS[grade.scheme]} = ${values.bind(grade.grade, 'text')}`,
    after === null ? '' : ` AND a.number > ${values.bind(after, 'text')}`,
    ` ORDER BY a.number LIMIT ${values.bind(limit, 'int')}`,
  ].join('')
}
