import { incidentCondition } from './instance-incidents.ts'
import type { Values } from './statement.ts'
import { pageOf, type VisibleInstanceList } from './visible-instance-list.ts'
import { fullCondition, isOutlining, listedCondition, SUBMITTED } from './visible-scope.ts'

/** One SELECT of ids for each way in which the person comes to see an instance, each one page long. */
export const scopeBranches = (values: Values, list: VisibleInstanceList): string[] => {
  const { person, scope } = list
  const me = values.bind(person, 'text')
  const page = pageOf(values, list, { at: 'i.started_at', id: 'i.instance_id' })
  const own = `SELECT i.instance_id FROM instance i WHERE i.requester_id = ${me}${page}`
  if (scope.all || isOutlining(scope)) {
    const drafts = scope.all && scope.drafts
    return [own, `SELECT i.instance_id FROM instance i WHERE ${drafts ? 'true' : SUBMITTED}${page}`]
  }
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

/** Those about these accounts; who sees them in outline does not know what they are about. */
export const accountBranch = (
  values: Values,
  list: VisibleInstanceList,
  accounts: readonly string[],
): string =>
  `SELECT i.instance_id FROM instance i WHERE i.account_id = ANY (${values.bind(accounts, 'text[]')})
   AND ${fullCondition(values, list)}${pageOf(values, list, { at: 'i.started_at', id: 'i.instance_id' })}`

/** The few that an operator has to look at: whose incidents are of these codes. */
export const incidentBranch = (values: Values, list: VisibleInstanceList, codes: readonly string[]): string =>
  `SELECT i.instance_id FROM instance i WHERE ${incidentCondition(values, codes)}
   AND ${listedCondition(values, list)}${pageOf(values, list, { at: 'i.started_at', id: 'i.instance_id' })}`
