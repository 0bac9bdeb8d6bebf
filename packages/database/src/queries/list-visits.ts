import type pg from 'pg'
import { type AccountListScope, seenAccountCondition } from './account-scope.ts'
import { Values } from './statement.ts'

export type VisitRow = {
  readonly account: string
  readonly accountName: string
  readonly instance: string
  /** The visit request's status. */
  readonly status: string
  readonly at: Date
  readonly held: boolean
  readonly lead: string | null
  readonly place: string | null
}

type Seeing = { readonly person: string; readonly scope: AccountListScope }
type Span = { readonly from: string; readonly to: string; readonly limit: number }

/**
 * The visits 拜访 of a span of time, earliest first: those that the person leads, and those of accounts they see. One whose
 * request ended without the visit, withdrawn or stopped, is none.
 */
export const listVisits = async (
  pool: pg.Pool,
  seeing: Seeing,
  { from, to, limit }: Span,
): Promise<VisitRow[]> => {
  const values = new Values()
  const { rows } = await pool.query<VisitRow>(
    `SELECT v.account_id AS account, a.name AS "accountName", v.instance_id AS instance, i.status, v.at, v.held,
       v.lead_id AS lead, v.place
     FROM visit v JOIN account a ON a.id = v.account_id JOIN instance i ON i.instance_id = v.instance_id
     WHERE v.at >= ${values.bind(from, 'timestamptz')} AND v.at < ${values.bind(to, 'timestamptz')}
       AND (v.held OR i.ended_at IS NULL)
       AND (v.lead_id = ${values.bind(seeing.person, 'text')} OR ${seenAccountCondition(values, seeing)})
     ORDER BY v.at, v.instance_id LIMIT ${values.bind(limit, 'int')}`,
    values.list,
  )
  return rows
}
