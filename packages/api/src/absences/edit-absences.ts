import type { Absence } from '@countersign/engine/organisation'
import type { Call } from '../context.ts'
import { type DirectoryEdit, editDirectory } from '../people/edit-directory.ts'
import { type Answer, answered, problem } from '../problem/problem.ts'
import { absenceFault } from './absence-fault.ts'

type Done = Record<string, never>
type Entered = { readonly person: string; readonly absence: Absence; readonly reason?: string | undefined }
type Removed = { readonly person: string; readonly from: string; readonly reason?: string | undefined }

/** Keeps that somebody is away 外出 and who acts for them 代理人; open tasks follow once it begins. */
export const addAbsence = (call: Call, { person, absence, reason }: Entered): Promise<Answer<Done>> =>
  edit(call, reason, ({ people }) => {
    const before = people.get(person)
    if (before === undefined) return problem('not-found')
    const fault = absenceFault({ people }, { person, absence, now: new Date().toISOString() })
    if (fault !== null) return fault
    const absences = [...(before.absences ?? []), absence].toSorted((a, b) => (a.from < b.from ? -1 : 1))
    people.set(person, { ...before, absences })
    return null
  })

/** Takes an absence back, or ends one that has begun: whoever was away is here from now on. */
export const removeAbsence = (call: Call, { person, from, reason }: Removed): Promise<Answer<Done>> =>
  edit(call, reason, ({ people }) => {
    const before = people.get(person)
    const kept = before?.absences?.filter((one) => one.from !== from)
    if (before === undefined || kept === undefined || kept.length === before.absences?.length)
      return problem('not-found')
    people.set(person, { ...before, absences: kept })
    return null
  })

const edit = async (
  { services, viewer }: Call,
  reason: string | undefined,
  change: DirectoryEdit,
): Promise<Answer<Done>> => {
  const edited = await editDirectory(services.runtime, {
    by: viewer.id,
    kind: 'absence',
    edit: change,
    reason: reason === undefined || reason === '' ? null : reason,
  })
  return edited.ok ? answered({}) : edited
}
