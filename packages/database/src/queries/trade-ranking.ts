import type pg from 'pg'
import { type AccountListScope, seenAccountCondition } from './account-scope.ts'
import { Values } from './statement.ts'

export type TradeRow = {
  readonly id: string
  readonly number: string
  readonly name: string
  /** Trade a year in fen. */
  readonly amount: number
  /** The share of all trade that this account and those before it make up, 0 to 1. */
  readonly upTo: number
}

export type TradeRanking = {
  readonly rows: readonly TradeRow[]
  readonly total: number
  /** Accounts whose trade a year is known, and how many of them make up the first 80 per cent. */
  readonly known: number
  readonly vital: number
}

/** Accounts by their trade a year, the largest first 帕累托, with how few of them make up 80 per cent of it. */
export const rankByTrade = async (
  pool: pg.Pool,
  seeing: { readonly person: string; readonly scope: AccountListScope },
  limit: number,
): Promise<TradeRanking> => {
  const values = new Values()
  const { rows } = await pool.query<TradeRow & { total: number; known: number; vital: number }>(
    `WITH known AS (
       SELECT a.id, a.number, a.name, (a.figures ->> 'annualAmount')::float8 AS amount FROM account a
       WHERE ${seenAccountCondition(values, seeing)} AND a.figures ->> 'annualAmount' IS NOT NULL),
     ranked AS (
       SELECT *, sum(amount) OVER (ORDER BY amount DESC, number) AS running, sum(amount) OVER () AS total,
         count(*) OVER ()::int AS known FROM known)
     SELECT id, number, name, amount, total, known, CASE WHEN total > 0 THEN running / total ELSE 1 END AS "upTo",
       (SELECT count(*)::int FROM ranked r WHERE r.total > 0 AND r.running - r.amount < 0.8 * r.total) AS vital
     FROM ranked ORDER BY amount DESC, number LIMIT ${values.bind(limit, 'int')}`,
    values.list,
  )
  const [first] = rows
  return { rows, total: first?.total ?? 0, known: first?.known ?? 0, vital: first?.vital ?? 0 }
}
