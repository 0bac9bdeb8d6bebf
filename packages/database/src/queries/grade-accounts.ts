import type pg from 'pg'
import type { Prisma } from '../generated/client.ts'
import { GRADE_COLUMNS } from './account-columns.ts'

export type GradingScheme = keyof typeof GRADE_COLUMNS

export type GradedAccount = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly figures: Readonly<Record<string, number>>
  readonly grade: string | null
}

/** Nobody is graded by rules that are being changed: graders share this lock, a change of the rules has it alone. */
const RULES_LOCK = 602_027

export const holdRules = (transaction: Prisma.TransactionClient): Promise<unknown> =>
  transaction.$executeRaw`SELECT pg_advisory_xact_lock_shared(${RULES_LOCK})`

export const holdRulesAlone = (client: Client): Promise<unknown> =>
  client.query('SELECT pg_advisory_xact_lock($1)', [RULES_LOCK])

type Client = Pick<pg.Pool, 'query'>

/** Every account with its figures and its grade by a scheme. */
export const readGradedAccounts = async (client: Client, scheme: GradingScheme): Promise<GradedAccount[]> => {
  const { rows } = await client.query<GradedAccount>(
    `SELECT id, number, name, figures, ${GRADE_COLUMNS[scheme]} AS grade FROM account
     WHERE merged_into IS NULL ORDER BY number`,
  )
  return rows
}

/** Gives accounts other grades by a scheme, in one statement. */
export const writeGrades = async (
  client: Client,
  scheme: GradingScheme,
  moved: readonly { readonly id: string; readonly grade: string | null }[],
): Promise<void> => {
  await client.query(
    `UPDATE account a SET ${GRADE_COLUMNS[scheme]} = m.grade
     FROM unnest($1::text[], $2::text[]) AS m (id, grade) WHERE a.id = m.id`,
    [moved.map(({ id }) => id), moved.map(({ grade }) => grade)],
  )
}
