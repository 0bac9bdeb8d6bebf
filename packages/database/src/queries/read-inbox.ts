import type pg from 'pg'
import { asksInstance, type InboxFilter, inboxCondition } from './inbox-filter.ts'
import { Values } from './statement.ts'
import { afterConditionOfTask, TASK_ORDERS, type TaskPlace, type TaskSort } from './task-place.ts'

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
  /** The instance's last record, and the last one when the person looked; null when they never did. */
  readonly seq: number
  readonly revision: number
  readonly lookedSeq: number | null
  /** What the inbox is sorted by; with the task it is the place to read on from. */
  readonly key: string | number
}

export type InboxPage = {
  readonly person: string
  readonly filter: InboxFilter
  readonly sort: TaskSort
  readonly after: TaskPlace | null
  readonly limit: number
}

const JOINED = ' JOIN instance i ON i.instance_id = c.instance_id'

/**
 * Reads one page of a person's open tasks. By due time and unfiltered the page is cut from the index of open candidates
 * before anything is joined to it, so that it costs the same at any depth; other orders read all open tasks of the person.
 */
export const readInbox = async (
  pool: pg.Pool,
  { person, filter, sort, after, limit }: InboxPage,
): Promise<InboxRow[]> => {
  const values = new Values()
  const order = TASK_ORDERS[sort]
  const joined = sort === 'amount' || asksInstance(filter) ? JOINED : ''
  const direction = order.descending ? 'DESC' : 'ASC'
  const { rows } = await pool.query<InboxRow>(
    `SELECT c.instance_id AS "instanceId", c.task_number AS task, i.number, i.definition_key AS definition,
       i.definition_version AS version, t.step, i.requester_id AS requester, i.subject, i.amount, c.since, t.due,
       i.seq, i.revision, l.seq AS "lookedSeq", c.key
     FROM (
       SELECT c.instance_id, c.task_number, c.since, ${order.key} AS key FROM candidate c${joined}
       WHERE c.person_id = ${values.bind(person, 'text')} AND c.open${inboxCondition(values, filter)}
         ${afterConditionOfTask(values, after, order)}
       ORDER BY ${order.key} ${direction}, c.instance_id, c.task_number LIMIT ${values.bind(limit, 'int')}) AS c
     JOIN task t ON t.instance_id = c.instance_id AND t.number = c.task_number
     JOIN instance i ON i.instance_id = c.instance_id
     LEFT JOIN look l ON l.instance_id = c.instance_id AND l.person_id = ${values.bind(person, 'text')}
     ORDER BY c.key ${direction}, c.instance_id, c.task_number`,
    values.list,
  )
  return rows
}

/** How many tasks are open for a person, through a filter. */
export const countInbox = async (pool: pg.Pool, person: string, filter: InboxFilter): Promise<number> => {
  const values = new Values()
  const joined = asksInstance(filter) ? JOINED : ''
  const { rows } = await pool.query<{ open: number }>(
    `SELECT count(*) AS open FROM candidate c${joined}
     WHERE c.person_id = ${values.bind(person, 'text')} AND c.open${inboxCondition(values, filter)}`,
    values.list,
  )
  return rows[0]?.open ?? 0
}
