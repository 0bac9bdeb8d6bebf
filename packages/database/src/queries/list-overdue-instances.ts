import type pg from 'pg'
import { filterCondition } from './instance-conditions.ts'
import { type InstanceListRow, instanceListColumns } from './instance-list-row.ts'
import { Values } from './statement.ts'
import type { VisibleInstanceList } from './visible-instance-list.ts'
import { listedCondition, shownCondition } from './visible-scope.ts'

export type OverdueInstanceList = Omit<VisibleInstanceList, 'incidents' | 'accounts'> & {
  /** The present, ISO 8601. */
  readonly now: string
  /** Everybody who may have a task. */
  readonly people: readonly string[]
}

/**
 * Reads one page of what waits beyond its due time 逾期, of all that a person may list, longest overdue first; `at` is
 * the earliest due time of its open tasks.
 *
 * Read from the inboxes: the first page of each, of which the first page of all is among. So it costs as much as there
 * are people, not as much as is overdue, and needs no index of its own to be kept with each decision.
 */
export const listOverdueInstances = async (
  pool: pg.Pool,
  list: OverdueInstanceList,
): Promise<InstanceListRow[]> => {
  const values = new Values()
  const limit = values.bind(list.limit, 'int')
  const { rows } = await pool.query<InstanceListRow>(
    `SELECT ${instanceListColumns(shownCondition(values, list))}, found.due AS at
     FROM (
       SELECT DISTINCT first.due, first.instance_id
       FROM unnest(${values.bind(list.people, 'text[]')}) AS whose (person), LATERAL (
         SELECT c.due, c.instance_id FROM candidate c JOIN instance i ON i.instance_id = c.instance_id
         WHERE c.person_id = whose.person AND c.open AND c.due < ${values.bind(list.now, 'timestamptz')}
           AND NOT EXISTS (SELECT FROM candidate earlier
             WHERE earlier.instance_id = c.instance_id AND earlier.open AND earlier.due < c.due)
           AND ${listedCondition(values, list)}${afterDue(values, list)}
           ${filterCondition(values, list, () => shownCondition(values, list))}
         ORDER BY c.due, c.instance_id LIMIT ${limit}) AS first) AS found
     JOIN instance i ON i.instance_id = found.instance_id
     ORDER BY found.due, found.instance_id LIMIT ${limit}`,
    values.list,
  )
  return rows
}

const afterDue = (values: Values, { after }: OverdueInstanceList): string =>
  after === null
    ? ''
    : ` AND (c.due, c.instance_id) > (${values.bind(after.at, 'timestamptz')}, ${values.bind(after.id, 'uuid')})`
