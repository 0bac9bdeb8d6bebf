import type pg from 'pg'
import { afterCondition, filterCondition } from './instance-conditions.ts'
import {
  type InstanceFilter,
  type InstanceListRow,
  type InstancePlace,
  instanceListColumns,
} from './instance-list-row.ts'
import { Values } from './statement.ts'

/** Somebody's own list: 我发起的 what they started, 已办 where they decided, 抄送我的 what they were sent a copy of. */
export type OwnInstanceList = InstanceFilter & {
  readonly box: 'started' | 'done' | 'cc'
  readonly person: string
  readonly after: InstancePlace | null
  readonly limit: number
}

/**
 * Reads one page, newest first: by start, by the person's last decision, by the copy. An instance stands in a list once.
 * What someone requested themself is under what they started, not under what they decided.
 *
 * Planned anew each time: a plan kept from when the tables were small would read them whole.
 */
export const listOwnInstances = async (pool: pg.Pool, list: OwnInstanceList): Promise<InstanceListRow[]> => {
  const values = new Values()
  const { from, at, id, where } = BOXES[list.box](values.bind(list.person, 'text'))
  const { rows } = await pool.query<InstanceListRow>(
    `SELECT ${instanceListColumns()}, ${at} AS at FROM ${from}
     WHERE ${where}${afterCondition(values, list.after, { at, id })}${filterCondition(values, list)}
     ORDER BY ${at} DESC, ${id} LIMIT ${values.bind(list.limit, 'int')}`,
    values.list,
  )
  return rows
}

type Box = { readonly from: string; readonly at: string; readonly id: string; readonly where: string }

const BOXES: { readonly [box in OwnInstanceList['box']]: (person: string) => Box } = {
  started: (person) => ({
    from: 'instance i',
    at: 'i.started_at',
    id: 'i.instance_id',
    where: `i.requester_id = ${person}`,
  }),
  done: (person) => ({
    from: 'candidate c JOIN instance i ON i.instance_id = c.instance_id',
    at: 'c.decided_at',
    id: 'c.instance_id',
    where: `c.person_id = ${person} AND c.decided_at IS NOT NULL AND i.requester_id <> ${person}
      AND NOT EXISTS (SELECT FROM candidate later WHERE later.instance_id = c.instance_id
        AND later.person_id = ${person} AND (later.decided_at, later.task_number) > (c.decided_at, c.task_number))`,
  }),
  cc: (person) => ({
    from: 'copy c JOIN instance i ON i.instance_id = c.instance_id',
    at: 'c.at',
    id: 'c.instance_id',
    where: `c.person_id = ${person} AND i.submitted_at IS NOT NULL`,
  }),
}
