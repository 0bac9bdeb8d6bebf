import type { Values } from './statement.ts'

/** Which accounts may be listed: all, or those of these owners and departments, and those the person works on. */
export type AccountListScope =
  | { readonly all: true }
  | { readonly all: false; readonly owners: readonly string[]; readonly departments: readonly string[] }

/** A condition on `a`: the person sees it. For what is found by something else first; lists go by `account-list` branches. */
export const seenAccountCondition = (
  values: Values,
  { person, scope }: { readonly person: string; readonly scope: AccountListScope },
): string => {
  if (scope.all) return 'a.merged_into IS NULL'
  return `(a.merged_into IS NULL AND (a.owner_id = ANY (${values.bind(scope.owners, 'text[]')})
    OR a.department_key = ANY (${values.bind(scope.departments, 'text[]')})
    OR EXISTS (SELECT FROM account_member m WHERE m.account_id = a.id AND m.person_id = ${values.bind(person, 'text')})))`
}
