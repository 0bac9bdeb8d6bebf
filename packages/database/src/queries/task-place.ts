import type { Values } from './statement.ts'

/** Where the page of an inbox before ended; `due` is null among the tasks without a due time, which come last. */
export type TaskPlace = { readonly due: string | null; readonly instanceId: string; readonly task: number }

/** Rows of `candidate` after a place, as a condition beginning with AND. */
export const afterConditionOfTask = (values: Values, place: TaskPlace | null): string => {
  if (place === null) return ''
  const due = values.bind(place.due ?? 'infinity', 'timestamptz')
  const id = values.bind(place.instanceId, 'uuid')
  return ` AND (due, instance_id, task_number) > (${due}, ${id}, ${values.bind(place.task, 'int')})`
}
