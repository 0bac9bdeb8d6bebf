import { RANKS } from '@countersign/definition/rank'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { problemBody } from '../problem/problem-body.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { type DirectoryDraft, draftOf } from './directory-draft.ts'
import { directoryFault } from './directory-fault.ts'
import { editDirectory } from './edit-directory.ts'
import { addPerson, changePerson } from './person-form.ts'
import { Email, PersonName } from './person-input.ts'

const MOST_ROWS = 500
const Cell = z.string().trim().max(300)

/** A row of the sheet as text, as people wrote it: the superior and the department by what they are called. */
const ImportRow = z.strictObject({
  name: Cell,
  email: Cell,
  rank: Cell,
  department: Cell,
  superior: Cell,
})
type ImportRow = z.infer<typeof ImportRow>

const ImportInput = z.strictObject({
  rows: z.array(ImportRow).min(1).max(MOST_ROWS),
  /** False only looks. */
  apply: z.boolean(),
})
type ImportInput = z.infer<typeof ImportInput>

const ImportView = z.object({
  applied: z.boolean(),
  /** One entry a row, in its order. */
  rows: z.array(
    z.object({
      change: z.enum(['new', 'changed', 'same', 'faulty']),
      /** Why the row cannot be imported, in words; null when it can. */
      problem: z.string().nullable(),
    }),
  ),
})
type ImportView = z.infer<typeof ImportView>
type RowOutcome = { readonly change: ImportView['rows'][number]['change']; readonly fault: Problem | null }

/** Ranks as people write them, beside their keys. */
const RANK_WORDS: Readonly<Record<string, string>> = {
  营销人员: 'rep',
  业务人员: 'rep',
  员工: 'rep',
  主管: 'supervisor',
  经理: 'manager',
  营销总监: 'director',
  总监: 'director',
  营销副总: 'vp',
  副总: 'vp',
  总经理: 'gm',
}

const rankOf = (text: string) => {
  const word = text.toLowerCase()
  return RANKS.find((rank) => rank === (RANK_WORDS[word] ?? word))
}

const departmentOf = ({ departments }: DirectoryDraft, text: string): string | undefined => {
  const sought = text.toLowerCase()
  return [...departments.values()].find(({ key, name }) =>
    [key, name.zh, name.en].some((one) => one.toLowerCase() === sought),
  )?.key
}

const personByEmail = ({ people }: DirectoryDraft, email: string) =>
  [...people.values()].find((person) => person.email.toLowerCase() === email.toLowerCase())

/** A superior is named by address or id, never by a name that two people may bear. */
const superiorOf = (draft: DirectoryDraft, text: string): string | undefined =>
  draft.people.get(text)?.id ?? personByEmail(draft, text)?.id

const fieldFault = (field: string): Problem =>
  problem('malformed', {}, [{ path: `/${field}`, code: 'required' }])

/** Writes one row into the draft but for its superior, who may stand in a row further down. */
const importRow = (draft: DirectoryDraft, row: ImportRow, language: 'zh-CN' | 'en'): RowOutcome => {
  const name = PersonName.safeParse(row.name)
  const email = Email.safeParse(row.email)
  const rank = rankOf(row.rank)
  const department = departmentOf(draft, row.department)
  if (!name.success) return faulty(fieldFault('name'))
  if (!email.success) return faulty(problem('import-email-wrong', { email: row.email }))
  if (rank === undefined) return faulty(problem('import-rank-unknown', { rank: row.rank }))
  if (department === undefined) return faulty(problem('department-unknown', { department: row.department }))
  const before = personByEmail(draft, email.data)
  const form = { name: name.data, email: email.data, rank, department }
  if (before === undefined) {
    const fault = addPerson(draft, { ...form, superior: null, roles: [] }, language)
    return { change: 'new', fault }
  }
  const next = { ...form, superior: before.superior, roles: [...before.roles] }
  const same = before.name === form.name && before.rank === rank && before.department === department
  return same
    ? { change: 'same', fault: null }
    : { change: 'changed', fault: changePerson(draft, before.id, next) }
}

const faulty = (fault: Problem): RowOutcome => ({ change: 'faulty', fault })

/** Gives a row's person the superior it names; an empty cell leaves things as they are. */
const importSuperior = (draft: DirectoryDraft, row: ImportRow, outcome: RowOutcome): RowOutcome => {
  const person = personByEmail(draft, row.email)
  if (outcome.fault !== null || row.superior === '' || person === undefined) return outcome
  const superior = superiorOf(draft, row.superior)
  if (superior === undefined) return faulty(problem('import-superior-unknown', { superior: row.superior }))
  if (person.superior === superior) return outcome
  draft.people.set(person.id, { ...person, superior })
  return outcome.change === 'same' ? { change: 'changed', fault: null } : outcome
}

const repeated = (rows: readonly ImportRow[], at: number): boolean =>
  rows.slice(0, at).some(({ email }) => email.toLowerCase() === rows[at]?.email.toLowerCase())

/** Every row on the draft; a row with a fault has left nothing behind that the others could trip over. */
const importRows = (
  draft: DirectoryDraft,
  rows: readonly ImportRow[],
  language: 'zh-CN' | 'en',
): readonly RowOutcome[] => {
  const outcomes = rows.map((row, at) =>
    repeated(rows, at)
      ? faulty(problem('email-in-use', { email: row.email }))
      : importRow(draft, row, language),
  )
  return outcomes.map((outcome, at) => {
    const row = rows[at]
    if (row === undefined) return outcome
    const placed = importSuperior(draft, row, outcome)
    if (placed.fault !== null) return faulty(placed.fault)
    const fault = placed.change === 'same' ? null : directoryFault(draft)
    if (fault === null) return placed
    const person = personByEmail(draft, row.email)
    if (person !== undefined) draft.people.set(person.id, { ...person, superior: null })
    return faulty(fault)
  })
}

const importPeople = async (
  { services, reader }: Call,
  { rows, apply }: ImportInput,
): Promise<Answer<ImportView>> => {
  const { runtime } = services
  const tried = importRows(draftOf(await runtime.organisation.refresh()), rows, reader.language)
  const count = tried.filter(({ fault }) => fault !== null).length
  const view = (applied: boolean): ImportView => ({
    applied,
    rows: tried.map(({ change, fault }) => ({
      change,
      problem: fault === null ? null : sentenceOf(fault, reader),
    })),
  })
  if (!apply) return answered(view(false))
  if (count > 0) return refused(problem('import-faulty', { count }))
  const edited = await editDirectory(runtime, (draft) => {
    // Somebody may have changed the organisation since the look: what is written is what the lock sees.
    const faults = importRows(draft, rows, reader.language).filter(({ fault }) => fault !== null)
    return faults.length === 0 ? null : problem('import-faulty', { count: faults.length })
  })
  return edited.ok ? answered(view(true)) : edited
}

const sentenceOf = (fault: Problem, reader: Call['reader']): string => {
  const { detail, errors } = problemBody(fault, reader)
  return errors[0]?.message ?? detail
}

/**
 * Imports people from the rows of a sheet: new ones by their address, known ones changed, all in one change of the
 * organisation or none. Nobody is ever removed by being left out.
 */
export const importPeopleProcedure = procedureFor('people:manage')
  .input(ImportInput)
  .output(ImportView)
  .mutation(async ({ ctx, input }) => valueFrom(await importPeople(ctx.call, input)))
