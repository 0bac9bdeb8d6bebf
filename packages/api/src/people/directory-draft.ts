import type { DirectoryTransaction } from '@countersign/database/change-directory'
import { Rank } from '@countersign/definition/rank'
import type { OrganisationDepartment, OrganisationPerson } from '@countersign/runtime/organisation'
import { z } from 'zod'

/** People and departments while an administrator changes them: rows are replaced, never changed. */
export type DirectoryDraft = {
  readonly people: Map<string, OrganisationPerson>
  readonly departments: Map<string, OrganisationDepartment>
}

/** A copy to try a change on. */
export const draftOf = (organisation: {
  readonly people: ReadonlyMap<string, OrganisationPerson>
  readonly departments: ReadonlyMap<string, OrganisationDepartment>
}): DirectoryDraft => ({
  people: new Map(organisation.people),
  departments: new Map(organisation.departments),
})

const Roles = z.array(z.enum(['process-owner', 'publisher', 'administrator', 'auditor']))
const Language = z.enum(['zh-CN', 'en'])
const Absences = z.array(z.object({ from: z.string(), until: z.string(), substitute: z.string() }))

/** The directory as the transaction sees it: under the lock of a change nobody else's is on its way. */
export const readDraft = async (transaction: DirectoryTransaction): Promise<DirectoryDraft> => {
  const people = await transaction.person.findMany()
  const departments = await transaction.department.findMany()
  return {
    people: new Map(
      people.map(
        ({
          rank,
          roles,
          language,
          departmentKey,
          superiorId,
          successorId,
          absences,
          absenceNext: _next,
          ...person
        }) => [
          person.id,
          {
            ...person,
            rank: Rank.parse(rank),
            roles: Roles.parse(roles),
            language: Language.parse(language),
            department: departmentKey,
            superior: superiorId,
            successor: successorId,
            ...(absences !== null && { absences: Absences.parse(absences) }),
          },
        ],
      ),
    ),
    departments: new Map(
      departments.map(({ key, nameZh, nameEn, parentKey, headId }) => [
        key,
        { key, name: { zh: nameZh, en: nameEn }, parent: parentKey, head: headId },
      ]),
    ),
  }
}
