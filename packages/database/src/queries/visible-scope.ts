import type { Values } from './statement.ts'

/**
 * Which instances may be listed: all of them, or one's own and those of these requesters and departments. The others are
 * hidden, or outlined: listed without account and amount, and not found by them.
 */
export type VisibleScope =
  | { readonly all: true; readonly drafts: boolean }
  | {
      readonly all: false
      readonly requesters: readonly string[]
      readonly departments: readonly string[]
      readonly others: 'hidden' | 'outlined'
    }

/** Whose scope it is. */
type Seeing = { readonly person: string; readonly scope: VisibleScope }

export const SUBMITTED = 'i.submitted_at IS NOT NULL'

/** True where a list holds more than its reader sees in full. */
export const isOutlining = (scope: VisibleScope): boolean => !scope.all && scope.others === 'outlined'

/** A condition on `i`: a list may show it, in full or in outline. */
export const listedCondition = (values: Values, seeing: Seeing): string =>
  isOutlining(seeing.scope)
    ? `(i.requester_id = ${values.bind(seeing.person, 'text')} OR ${SUBMITTED})`
    : fullCondition(values, seeing)

/** A condition on `i`: the person sees all of it. */
export const fullCondition = (values: Values, { person, scope }: Seeing): string => {
  if (scope.all && scope.drafts) return 'true'
  const me = values.bind(person, 'text')
  if (scope.all) return `(i.requester_id = ${me} OR ${SUBMITTED})`
  return `(i.requester_id = ${me} OR (${SUBMITTED} AND (
    i.requester_id = ANY (${values.bind(scope.requesters, 'text[]')})
    OR i.requester_department = ANY (${values.bind(scope.departments, 'text[]')})
    OR EXISTS (SELECT FROM candidate c WHERE c.instance_id = i.instance_id AND c.person_id = ${me})
    OR EXISTS (SELECT FROM copy c WHERE c.instance_id = i.instance_id AND c.person_id = ${me}))))`
}

/** A condition on `i` that lets a listed row show all of itself. */
export const shownCondition = (values: Values, seeing: Seeing): string =>
  isOutlining(seeing.scope) ? fullCondition(values, seeing) : 'true'
