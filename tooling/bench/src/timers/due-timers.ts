import type pg from 'pg'

const AWAY = '1 year'

/** How many timers there are whose instant has come. */
export const countDue = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM timer WHERE due_at <= clock_timestamp()',
  )
  return rows[0]?.count ?? 0
}

/** Leaves so many timers due and puts the others off; how many are due then. */
export const leaveDue = async (client: pg.Client, count: number): Promise<number> => {
  await client.query(
    `UPDATE timer SET due_at = clock_timestamp() + interval '${AWAY}'
     WHERE ctid = ANY (ARRAY(SELECT ctid FROM timer ORDER BY md5(instance_id::text || name) OFFSET $1))`,
    [count],
  )
  return countDue(client)
}

export type Spread = { readonly count: number; readonly seconds: number }

/** Lets timers that were put off fall due one after the other from now on, and keeps when each does. */
export const spreadDue = async (client: pg.Client, { count, seconds }: Spread): Promise<void> => {
  await client.query('CREATE TABLE bench_due (LIKE timer INCLUDING INDEXES)')
  await client.query(
    `WITH moved AS (
       UPDATE timer SET due_at = clock_timestamp() + random() * make_interval(secs => $2)
       WHERE ctid = ANY (ARRAY(SELECT ctid FROM timer WHERE due_at > clock_timestamp() LIMIT $1)) RETURNING *)
     INSERT INTO bench_due SELECT * FROM moved`,
    [count, seconds],
  )
}

/** How late the timers of `spreadDue` were decided upon, in milliseconds, by the database's clock. */
export const latenessOf = async (client: pg.Client): Promise<number[]> => {
  const { rows } = await client.query<{ late: number }>(
    `SELECT (extract(epoch FROM r.at - d.due_at) * 1000)::float8 AS late
     FROM bench_due d JOIN record r USING (instance_id)
     CROSS JOIN LATERAL (SELECT r.body::jsonb #> '{command,timer}' AS timer) AS fired
     WHERE r.verb = 'fire-timer' AND fired.timer ->> 'state' = d.state
       AND (fired.timer ->> 'visit')::int = d.visit AND fired.timer ->> 'name' = d.name`,
  )
  return rows.map(({ late }) => late)
}
