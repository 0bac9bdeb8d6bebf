import type pg from 'pg'
import { Values } from './statement.ts'
import { listedCondition, shownCondition, type VisibleScope } from './visible-scope.ts'

export type BoardAsked = {
  readonly person: string
  readonly scope: VisibleScope
  readonly definition: string
  /** Fields whose values the cards show, by name. */
  readonly fields: readonly string[]
  /** How many requests of the process are looked at, the newest, and how many cards a step shows. */
  readonly most: number
  readonly cards: number
}

export type BoardCard = {
  readonly step: string
  /** How many wait at this step. */
  readonly count: number
  /** How many requests were looked at, of all steps together. */
  readonly looked: number
  readonly id: string
  readonly number: string
  readonly version: number
  readonly requester: string
  readonly subject: string | null
  readonly startedAt: string
  /** The earliest due time of the work that waits there. */
  readonly due: string | null
  readonly fields: Readonly<Record<string, unknown>> | null
}

/**
 * What is under way of one process by the step where it waits, the longest waiting first; a request that waits at several
 * steps stands at each. What the scope outlines comes without its account and its fields.
 */
export const readBoard = async (pool: pg.Pool, asked: BoardAsked): Promise<BoardCard[]> => {
  const values = new Values()
  const shown = shownCondition(values, asked)
  const { rows } = await pool.query<BoardCard>(
    `WITH open AS (
       SELECT i.instance_id, i.steps, i.started_at FROM instance i
       WHERE i.definition_key = ${values.bind(asked.definition, 'text')} AND i.ended_at IS NULL
         AND i.submitted_at IS NOT NULL AND ${listedCondition(values, asked)}
       ORDER BY i.started_at DESC, i.instance_id LIMIT ${values.bind(asked.most, 'int')}),
     placed AS (
       SELECT o.instance_id, step, row_number() OVER (PARTITION BY step ORDER BY o.started_at, o.instance_id) AS place,
         count(*) OVER (PARTITION BY step)::int AS count
       FROM open o, unnest(o.steps) AS step)
     SELECT p.step, p.count, (SELECT count(*)::int FROM open) AS looked, i.instance_id AS id, i.number, i.definition_version AS version,
       i.requester_id AS requester, CASE WHEN ${shown} THEN i.subject END AS subject, i.started_at AS "startedAt",
       (SELECT min(t.due) FROM task t WHERE t.instance_id = i.instance_id AND t.step = p.step AND t.closed_at IS NULL)
         AS due,
       CASE WHEN ${shown} THEN (SELECT json_object_agg(name, i.state::json -> 'fields' -> name)
         FROM unnest(${values.bind(asked.fields, 'text[]')}) AS name) END AS fields
     FROM placed p JOIN instance i ON i.instance_id = p.instance_id
     WHERE p.place <= ${values.bind(asked.cards, 'int')} ORDER BY p.step, p.place`,
    values.list,
  )
  return rows
}
