import type pg from 'pg'
import { Values } from './statement.ts'
import { afterConditionOfTask, type TaskPlace } from './task-place.ts'

/** A row of somebody's inbox 待办. */
export type InboxRow = {
  readonly instanceId: string
  /** The task's ordinal within the instance. */
  readonly task: number
  readonly number: string
  readonly definition: string
  readonly version: number
  readonly step: string
  readonly requester: string
  readonly subject: string | null
  readonly amount: number | null
  readonly since: string
  readonly due: string | null
}

export type InboxPage = {
  readonly person: string
  readonly after: TaskPlace | null
  readonly limit: number
}

/**
 * Reads one page of a person's open tasks, due first, those without a due time last. The page is cut from the index of
 * open candidates before anything is joined to it, so that it costs the same at any depth.
 */
export const readInbox = async (pool: pg.Pool, { person, after, limit }: InboxPage): Promise<InboxRow[]> => {
  const values = new Values()
  const { rows } = await pool.query<InboxRow>(
    `SELECT c.instance_id AS "instanceId", c.task_number AS task, i.number, i.definition_key AS definition,
       i.definition_version AS version, t.step, i.requester_id AS requester, i.subject, i.amount, c.since, t.due
     FROM (
       SELECT instance_id, task_number, due, since FROM candidate
       WHERE person_id = ${values.bind(person, 'text')} AND open${afterConditionOfTask(values, after)}
       ORDER BY due, instance_id, task_number LIMIT ${values.bind(limit, 'int')}) AS c
     JOIN task t ON t.instance_id = c.instance_id AND t.number = c.task_number
     JOIN instance i ON i.instance_id = c.instance_id
     ORDER BY c.due, c.instance_id, c.task_number`,
    values.list,
  )
  return rows
}

/** How many tasks are open for a person. */
export const countInbox = async (pool: pg.Pool, person: string): Promise<number> => {
  const { rows } = await pool.query<{ open: number }>({
    name: 'countersign-count-inbox',
    text: 'SELECT count(*) AS open FROM candidate WHERE person_id = $1 AND open',
    values: [person],
  })
  return rows[0]?.open ?? 0
}
