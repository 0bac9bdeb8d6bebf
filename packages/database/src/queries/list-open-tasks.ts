import type pg from 'pg'

/** A row of an inbox 待办. `due` is `infinity` without a due time. */
export type OpenTaskRow = {
  readonly instanceId: string
  readonly task: number
  readonly step: string
  readonly since: string
  readonly due: string
  readonly number: string
  readonly definitionKey: string
  readonly definitionVersion: number
  readonly subject: string | null
  readonly requester: string
  readonly amount: number | null
}

/** The place of a row in the order of the inbox. */
export type OpenTaskPlace = Pick<OpenTaskRow, 'due' | 'instanceId' | 'task'>

/**
 * The open tasks of a person on running requests, due first, those without a due time last. Read on from `after`, never
 * by offset. What a person has not submitted yet is among their drafts, not here.
 */
export const listOpenTasks = async (
  pool: pg.Pool,
  person: string,
  { after, limit }: { readonly after: OpenTaskPlace | null; readonly limit: number },
): Promise<OpenTaskRow[]> => {
  const { rows } = await pool.query<OpenTaskRow>({
    name: 'countersign-open-tasks',
    text: `SELECT c.instance_id AS "instanceId", c.task_number AS task, t.step, c.since, c.due, i.number,
             i.definition_key AS "definitionKey", i.definition_version AS "definitionVersion", i.subject,
             i.requester_id AS requester, i.amount
           FROM candidate c
           JOIN instance i ON i.instance_id = c.instance_id
           JOIN task t ON t.instance_id = c.instance_id AND t.number = c.task_number
           WHERE c.person_id = $1 AND c.open AND i.status = 'running'
             AND (c.due, c.instance_id, c.task_number) > ($2, $3, $4)
           ORDER BY c.due, c.instance_id, c.task_number LIMIT $5`,
    values: [person, after?.due ?? '-infinity', after?.instanceId ?? FIRST, after?.task ?? 0, limit],
  })
  return rows
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** How many there are. */
export const countOpenTasks = async (pool: pg.Pool, person: string): Promise<number> => {
  const { rows } = await pool.query<{ open: number }>({
    name: 'countersign-count-open-tasks',
    text: `SELECT count(*)::int AS open FROM candidate c JOIN instance i ON i.instance_id = c.instance_id
           WHERE c.person_id = $1 AND c.open AND i.status = 'running'`,
    values: [person],
  })
  return rows[0]?.open ?? 0
}
