import type pg from 'pg'

/** What PostgreSQL spent on one kind of statement, the ones inside functions included. */
export type StatementCost = {
  readonly calls: number
  readonly milliseconds: number
  readonly microsecondsEach: number
  readonly statement: string
}

type Row = { readonly calls: string; readonly total: number; readonly query: string }

const MOST = 20
const SHOWN = 90

/** The statements that cost most since `reset`, by `pg_stat_statements`. Times are as on a clock, waiting included. */
export const statementCosts = async (owner: pg.Client): Promise<StatementCost[]> => {
  const { rows } = await owner.query<Row>(
    `SELECT calls, total_exec_time AS total, query FROM pg_stat_statements
     WHERE calls > 100 ORDER BY total_exec_time DESC LIMIT ${MOST}`,
  )
  return rows.map(({ calls, total, query }) => ({
    calls: Number(calls),
    milliseconds: Math.round(total),
    microsecondsEach: Math.round((total * 1000) / Number(calls)),
    statement: query.replaceAll(/\s+/g, ' ').slice(0, SHOWN),
  }))
}

export const resetStatementCosts = async (owner: pg.Client): Promise<void> => {
  await owner.query('SELECT pg_stat_statements_reset()')
}
