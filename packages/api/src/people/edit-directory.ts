import { changeDirectory, type DirectoryTransaction } from '@countersign/database/change-directory'
import { absenceColumns } from '@countersign/database/follow-absences'
import type {
  Organisation,
  OrganisationDepartment,
  OrganisationPerson,
} from '@countersign/runtime/organisation'
import type { Runtime } from '@countersign/runtime/runtime'
import { type Answer, answered, type Problem, refused } from '../problem/problem.ts'
import { type DirectoryDraft, readDraft } from './directory-draft.ts'
import { directoryFault } from './directory-fault.ts'
import { type ChangeKind, recordChanges } from './record-changes.ts'

/** Tries a change on a draft; answers why it cannot be, or null. The same function previews and applies. */
export type DirectoryEdit = (draft: DirectoryDraft) => Problem | null

/** What belongs to a change beside the directory itself: sessions that end, accounts that get another owner. */
export type AlongWith = (transaction: DirectoryTransaction) => Promise<unknown>

type Edited = {
  /** Who changes it, and what they call it: kept with what was before and after. */
  readonly by: string
  readonly kind: ChangeKind
  readonly edit: DirectoryEdit
  /** Why it cannot be, for what the directory alone does not tell; looked at under the same lock. */
  readonly look?: (transaction: DirectoryTransaction) => Promise<Problem | null>
  /** Why it was done, where whoever did it said so. */
  readonly reason?: string | null
  readonly alongWith?: AlongWith
}

/**
 * Changes people and departments in one change of the organisation, or not at all. The rules of the whole directory are
 * checked on what would come out, under the lock, so that two changes at once cannot break them together.
 */
export const editDirectory = async (
  { database, organisation }: Pick<Runtime, 'database' | 'organisation'>,
  { by, kind, edit, look, alongWith, reason = null }: Edited,
): Promise<Answer<Organisation>> => {
  const changed = await changeDirectory<Problem>(database, async (transaction) => {
    const before = await readDraft(transaction)
    const after = { people: new Map(before.people), departments: new Map(before.departments) }
    const fault = edit(after) ?? directoryFault(after) ?? (await look?.(transaction)) ?? null
    if (fault !== null) return fault
    const people = differing(before.people, after.people)
    const departments = differing(before.departments, after.departments)
    for (const person of people) await writePerson(transaction, person)
    for (const one of departments) await writeDepartment(transaction, one)
    const gone = [...before.departments.values()].filter(({ key }) => !after.departments.has(key))
    await transaction.department.deleteMany({ where: { key: { in: gone.map(({ key }) => key) } } })
    await alongWith?.(transaction)
    await recordChanges(transaction, { by, kind, reason }, [
      ...people.map((row) => ({
        type: 'person' as const,
        id: row.id,
        before: before.people.get(row.id),
        after: row,
      })),
      ...departments.map((row) => ({
        type: 'department' as const,
        id: row.key,
        before: before.departments.get(row.key),
        after: row,
      })),
      ...gone.map((row) => ({ type: 'department' as const, id: row.key, before: row })),
    ])
    return null
  })
  if (!changed.changed) return refused(changed.refusal)
  return answered(await organisation.atLeast(changed.revision))
}

const differing = <Row>(before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): readonly Row[] =>
  [...after].flatMap(([key, row]) => (before.get(key) === row ? [] : [row]))

/** The person, and who signs in as them: addresses there are in lower case. */
const writePerson = async (
  { person: table, authUser }: DirectoryTransaction,
  { id, department, superior, successor = null, roles, absences = [], ...person }: OrganisationPerson,
): Promise<void> => {
  const { name, email, rank, active, language } = person
  const data = { name, email, rank, active, language, departmentKey: department, superiorId: superior }
  const row = {
    ...data,
    successorId: successor,
    roles: [...roles],
    ...absenceColumns(absences, new Date()),
  }
  await table.upsert({ where: { id }, create: { id, ...row }, update: row })
  const user = { name, email: email.toLowerCase() }
  await authUser.upsert({ where: { id }, create: { id, ...user, emailVerified: true }, update: user })
}

const writeDepartment = async (
  { department: table }: DirectoryTransaction,
  { key, name, parent, head }: OrganisationDepartment,
): Promise<void> => {
  const row = { nameZh: name.zh, nameEn: name.en, parentKey: parent, headId: head }
  await table.upsert({ where: { key }, create: { key, ...row }, update: row })
}
