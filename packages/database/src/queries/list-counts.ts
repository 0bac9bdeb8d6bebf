import type pg from 'pg'

/** How many requests stand in each of somebody's own lists, at most `MOST_COUNTED`. */
export type ListCounts = { readonly started: number; readonly done: number; readonly cc: number }

/** Beyond this nobody reads the number, and counting would cost more with each year. */
export const MOST_COUNTED = 1000

const COUNT = {
  name: 'countersign-list-counts',
  text: `SELECT
    (SELECT count(*) FROM (
      SELECT FROM instance WHERE requester_id = $1 LIMIT $2) AS s) AS started,
    (SELECT count(*) FROM (
      SELECT FROM candidate c JOIN instance i ON i.instance_id = c.instance_id
      WHERE c.person_id = $1 AND c.decided_at IS NOT NULL AND i.requester_id <> $1
        AND NOT EXISTS (SELECT FROM candidate later WHERE later.instance_id = c.instance_id
          AND later.person_id = $1 AND (later.decided_at, later.task_number) > (c.decided_at, c.task_number))
      LIMIT $2) AS d) AS done,
    (SELECT count(*) FROM (
      SELECT FROM copy c JOIN instance i ON i.instance_id = c.instance_id
      WHERE c.person_id = $1 AND i.submitted_at IS NOT NULL LIMIT $2) AS c) AS cc`,
}

/** Counts what `listOwnInstances` lists: 我发起的 started, 已办 done, 抄送我的 cc. */
export const countOwnInstances = async (pool: pg.Pool, person: string): Promise<ListCounts> => {
  const { rows } = await pool.query<ListCounts>({ ...COUNT, values: [person, MOST_COUNTED] })
  return rows[0] ?? { started: 0, done: 0, cc: 0 }
}
