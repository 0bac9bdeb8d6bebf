import type { DepartmentUses } from '@countersign/database/department-uses'
import type { DirectoryDraft } from '../people/directory-draft.ts'
import type { DirectoryEdit } from '../people/edit-directory.ts'
import { type Problem, problem } from '../problem/problem.ts'
import { namesDepartment } from './names-department.ts'

/** Which department goes, and where its people and accounts go; null while it is empty. */
export type Removing = { readonly key: string; readonly to: string | null }

/** Takes a department out, and moves everybody in it, also the disabled, to another in the same step. */
export const removing =
  ({ key, to }: Removing): DirectoryEdit =>
  ({ people, departments }) => {
    if (!departments.has(key)) return problem('not-found')
    if (to === key || (to !== null && !departments.has(to)))
      return problem('department-unknown', { department: to })
    const below = [...departments.values()].filter(({ parent }) => parent === key)
    if (below.length > 0) return problem('department-has-children', { count: below.length })
    const inside = peopleIn({ people }, key)
    if (to === null && inside.length > 0) return problem('department-not-empty', { people: inside.length })
    for (const person of inside) people.set(person.id, { ...person, department: to ?? key })
    departments.delete(key)
    return null
  }

/** Everybody in the department itself, the disabled as well. */
export const peopleIn = ({ people }: Pick<DirectoryDraft, 'people'>, key: string) =>
  [...people.values()].filter(({ department }) => department === key)

/** Why a department has to stay though the directory could do without it; null when nothing else names it. */
export const usesFault = ({ key, to }: Removing, uses: DepartmentUses): Problem | null => {
  const versions = definitionsNaming(key, uses)
  if (versions.length > 0) return problem('department-in-definitions', { definitions: versions.join(', ') })
  if (uses.requests > 0)
    return problem('department-in-requests', { count: uses.requests, numbers: uses.numbers.join(', ') })
  return to === null && uses.accounts > 0 ? problem('department-not-empty', { people: 0 }) : null
}

/** Versions in use that name it, as `key vN`. */
const definitionsNaming = (key: string, { versions }: DepartmentUses): readonly string[] =>
  versions
    .filter(({ body }) => namesDepartment(body, key))
    .map((version) => `${version.key} v${version.version}`)
