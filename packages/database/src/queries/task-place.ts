import type { Values } from './statement.ts'

/** What an inbox can be sorted by: due first, waiting shortest or longest, largest amount first. */
export const TASK_SORTS = ['due', 'newest', 'oldest', 'amount'] as const
export type TaskSort = (typeof TASK_SORTS)[number]

/**
 * Where the page of an inbox before ended: the value it is sorted by and the task. Tasks without a due time come last, at
 * `infinity`; those without an amount too, at -1.
 */
export type TaskPlace = {
  readonly key: string | number
  readonly instanceId: string
  readonly task: number
}

type Order = { readonly key: string; readonly type: string; readonly descending: boolean }

/** On `c`, an alias of `candidate`, and `i`, one of `instance`. */
export const TASK_ORDERS: { readonly [sort in TaskSort]: Order } = {
  due: { key: 'c.due', type: 'timestamptz', descending: false },
  newest: { key: 'c.since', type: 'timestamptz', descending: true },
  oldest: { key: 'c.since', type: 'timestamptz', descending: false },
  amount: { key: 'coalesce(i.amount, -1)', type: 'bigint', descending: true },
}

/** Rows after a place, as a condition beginning with AND. */
export const afterConditionOfTask = (
  values: Values,
  place: TaskPlace | null,
  { key, type, descending }: Order,
): string => {
  if (place === null) return ''
  const [at, id, task] = [
    values.bind(place.key, type),
    values.bind(place.instanceId, 'uuid'),
    values.bind(place.task, 'int'),
  ]
  if (!descending) return ` AND (${key}, c.instance_id, c.task_number) > (${at}, ${id}, ${task})`
  // The first half alone bounds the scan; the second passes over rows of the same value that were shown already.
  return ` AND ${key} <= ${at} AND (${key} < ${at} OR (c.instance_id, c.task_number) > (${id}, ${task}))`
}
