import type { Values } from './statement.ts'
import { pageOf, type VisibleInstanceList } from './visible-instance-list.ts'

const SUBMITTED = 'i.submitted_at IS NOT NULL'

/** One SELECT of ids for each way in which the person comes to see an instance, each one page long. */
export const scopeBranches = (values: Values, list: VisibleInstanceList): string[] => {
  const { person, scope } = list
  const me = values.bind(person, 'text')
  const page = pageOf(values, list, { at: 'i.started_at', id: 'i.instance_id' })
  const own = `SELECT i.instance_id FROM instance i WHERE i.requester_id = ${me}${page}`
  if (scope.all)
    return [own, `SELECT i.instance_id FROM instance i WHERE ${scope.drafts ? 'true' : SUBMITTED}${page}`]
  const each = (column: string, keys: readonly string[]): string =>
    `SELECT each.instance_id FROM unnest(${values.bind(keys, 'text[]')}) AS of (key), LATERAL (
       SELECT i.instance_id FROM instance i WHERE i.${column} = of.key AND ${SUBMITTED}${page}) AS each`
  const involvedPage = pageOf(values, list, { at: 'c.started_at', id: 'c.instance_id' })
  return [
    own,
    ...(scope.requesters.length === 0 ? [] : [each('requester_id', scope.requesters)]),
    ...(scope.departments.length === 0 ? [] : [each('requester_department', scope.departments)]),
    `${involved('candidate', me)} AND ${firstTask(me)}${involvedPage}`,
    `${involved('copy', me)}${involvedPage}`,
  ]
}

const involved = (table: string, me: string): string =>
  `SELECT i.instance_id FROM ${table} c JOIN instance i ON i.instance_id = c.instance_id
   WHERE c.person_id = ${me} AND ${SUBMITTED}`

/** A person may have had several tasks in one instance: only the first one's row counts, or a page would run short. */
const firstTask = (me: string): string =>
  `NOT EXISTS (SELECT FROM candidate earlier WHERE earlier.instance_id = c.instance_id
     AND earlier.person_id = ${me} AND earlier.task_number < c.task_number)`

/** The same scope as a condition on `i`, for instances found in another way. */
export const scopeCondition = (values: Values, { person, scope }: VisibleInstanceList): string => {
  if (scope.all && scope.drafts) return 'true'
  const me = values.bind(person, 'text')
  if (scope.all) return `(i.requester_id = ${me} OR ${SUBMITTED})`
  return `(i.requester_id = ${me} OR (${SUBMITTED} AND (
    i.requester_id = ANY (${values.bind(scope.requesters, 'text[]')})
    OR i.requester_department = ANY (${values.bind(scope.departments, 'text[]')})
    OR EXISTS (SELECT FROM candidate c WHERE c.instance_id = i.instance_id AND c.person_id = ${me})
    OR EXISTS (SELECT FROM copy c WHERE c.instance_id = i.instance_id AND c.person_id = ${me}))))`
}
