import type { Database } from '../client.ts'

/** What belongs to a person beside the tasks that wait for them. */
export type PersonHoldings = {
  /** Tasks that wait for them, their own unsent forms not counted. */
  readonly openTasks: number
  /** Requests of theirs that are under way. */
  readonly requests: number
  /** Forms they have not sent: nobody else sees them. */
  readonly drafts: number
  readonly accounts: number
}

/** Counts what somebody would leave behind who is disabled. */
export const personHoldings = async (
  { pool }: Pick<Database, 'pool'>,
  person: string,
): Promise<PersonHoldings> => {
  const { rows } = await pool.query<PersonHoldings>({
    name: 'countersign-person-holdings',
    text: `SELECT
        (SELECT count(*)::int FROM candidate AS c JOIN instance AS i USING (instance_id)
         WHERE c.person_id = $1 AND c.open AND i.status <> 'draft') AS "openTasks",
        (SELECT count(*)::int FROM instance
         WHERE requester_id = $1 AND status IN ('running', 'suspended')) AS requests,
        (SELECT count(*)::int FROM instance WHERE requester_id = $1 AND status = 'draft') AS drafts,
        (SELECT count(*)::int FROM account WHERE owner_id = $1) AS accounts`,
    values: [person],
  })
  const [row] = rows
  if (row === undefined) throw new Error('a statement without a table answered no row')
  return row
}
