import { randomUUID } from 'node:crypto'
import type { DirectoryTransaction } from '@countersign/database/change-directory'
import type { OrganisationDepartment, OrganisationPerson } from '@countersign/runtime/organisation'

/** What was done, as whoever did it calls it; rows that follow from it bear the same kind. */
export const CHANGE_KINDS = [
  'create',
  'update',
  'disable',
  'enable',
  'import',
  'invite',
  'remove',
  'absence',
  'calendar',
  'webhook',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

type Row = OrganisationPerson | OrganisationDepartment

export type ChangedRow = {
  readonly type: 'person' | 'department'
  readonly id: string
  /** Left out: it did not exist, or nothing of it changed. */
  readonly before?: Row | undefined
  /** Left out: it is no more, or nothing of it changed. */
  readonly after?: Row
}

type Change = { readonly by: string; readonly kind: ChangeKind; readonly reason?: string | null }

/** Keeps who changed what in the directory, in the transaction of the change; no server can alter it afterwards. */
export const recordChanges = async (
  { directoryChange }: Pick<DirectoryTransaction, 'directoryChange'>,
  { by, kind, reason = null }: Change,
  rows: readonly ChangedRow[],
): Promise<void> => {
  const at = new Date()
  await directoryChange.createMany({
    data: rows
      .filter(({ before, after }) => kind === 'invite' || !isSame(before, after))
      .map(({ type, id, before, after }) => ({
        id: randomUUID(),
        at,
        byId: by,
        kind,
        reason,
        subjectType: type,
        subjectId: id,
        ...(before !== undefined && { before: plain(before) }),
        ...(after !== undefined && { after: plain(after) }),
      })),
  })
}

const plain = (row: Row) => {
  if (!('roles' in row)) return { key: row.key, name: { ...row.name }, parent: row.parent, head: row.head }
  const { absences, ...person } = row
  return {
    ...person,
    roles: [...row.roles],
    ...(absences !== undefined && { absences: absences.map((one) => ({ ...one })) }),
  }
}

/** A form saved as it was opened changes nothing worth keeping. */
const isSame = (before: Row | undefined, after: Row | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  Object.entries(after).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(before[name as keyof Row]),
  )
