import type pg from 'pg'
import { likeText, Values } from './statement.ts'

/** Which accounts may be listed: all, or those of these owners and departments, and those the person works on. */
export type AccountListScope =
  | { readonly all: true }
  | { readonly all: false; readonly owners: readonly string[]; readonly departments: readonly string[] }

export type AccountList = {
  readonly person: string
  readonly scope: AccountListScope
  /** Part of a name, or of a number. */
  readonly q: string | null
  readonly standing: string | null
  /** Only target accounts 目标大客户, on which a development programme is open. */
  readonly target: boolean
  readonly owner: string | null
  /** The number of the last one shown. */
  readonly after: string | null
  readonly limit: number
}

export type AccountListRow = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly standing: string
  readonly target: boolean
  readonly owner: string | null
  readonly department: string
  readonly profile: Readonly<Record<string, string | number>>
  readonly openFindings: number
}

/**
 * Reads one page of accounts by their numbers. Each way of coming to see an account reads at most one page from an index
 * of its own, so that a page costs the same however many there are.
 */
export const listAccounts = async (pool: pg.Pool, list: AccountList): Promise<AccountListRow[]> => {
  const values = new Values()
  const { rows } = await pool.query<AccountListRow>(
    `SELECT a.id, a.number, a.name, a.standing, a.target, a.owner_id AS owner, a.department_key AS department,
       a.profile, (SELECT count(*)::int FROM finding f WHERE f.account_id = a.id AND f.closed_at IS NULL)
         AS "openFindings"
     FROM (${branches(values, list).join(' UNION ')}) AS seen JOIN account a ON a.id = seen.id
     ORDER BY a.number LIMIT ${values.bind(list.limit, 'int')}`,
    values.list,
  )
  return rows
}

const branches = (values: Values, list: AccountList): readonly string[] => {
  const { scope, person } = list
  const page = pageOf(values, list)
  if (scope.all) return [`(SELECT a.id FROM account a WHERE true${page})`]
  const each = (column: string, keys: readonly string[]): string =>
    `(SELECT each.id FROM unnest(${values.bind(keys, 'text[]')}) AS of (key), LATERAL (
       SELECT a.id FROM account a WHERE a.${column} = of.key${page}) AS each)`
  return [
    ...(scope.owners.length === 0 ? [] : [each('owner_id', scope.owners)]),
    ...(scope.departments.length === 0 ? [] : [each('department_key', scope.departments)]),
    `(SELECT a.id FROM account_member m JOIN account a ON a.id = m.account_id
      WHERE m.person_id = ${values.bind(person, 'text')}${page})`,
  ]
}

const pageOf = (values: Values, { q, standing, target, owner, after, limit }: AccountList): string => {
  const like = q === null ? null : values.bind(`%${likeText(q)}%`, 'text')
  return [
    like === null ? '' : ` AND (a.name ILIKE ${like} OR a.number ILIKE ${like})`,
    standing === null ? '' : ` AND a.standing = ${values.bind(standing, 'text')}`,
    target ? ' AND a.target' : '',
    owner === null ? '' : ` AND a.owner_id = ${values.bind(owner, 'text')}`,
    after === null ? '' : ` AND a.number > ${values.bind(after, 'text')}`,
    ` ORDER BY a.number LIMIT ${values.bind(limit, 'int')}`,
  ].join('')
}
