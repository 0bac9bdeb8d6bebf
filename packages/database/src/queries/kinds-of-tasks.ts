import type pg from 'pg'

export type TaskAddress = { readonly instanceId: string; readonly task: number }
export type TaskKind = TaskAddress & {
  readonly definition: string
  readonly version: number
  readonly step: string
}

/** Of which process, version and step these tasks are; only those that the person is or was a candidate of. */
export const kindsOfTasks = async (
  pool: pg.Pool,
  person: string,
  tasks: readonly TaskAddress[],
): Promise<TaskKind[]> => {
  const { rows } = await pool.query<TaskKind>(
    `SELECT a.instance_id AS "instanceId", a.task, i.definition_key AS definition, i.definition_version AS version, t.step
     FROM unnest($2::uuid[], $3::int[]) AS a (instance_id, task)
     JOIN candidate c ON c.instance_id = a.instance_id AND c.task_number = a.task AND c.person_id = $1
     JOIN task t ON t.instance_id = a.instance_id AND t.number = a.task
     JOIN instance i ON i.instance_id = a.instance_id`,
    [person, tasks.map(({ instanceId }) => instanceId), tasks.map(({ task }) => task)],
  )
  return rows
}
