import { RANKS } from '@countersign/definition/rank'
import { z } from 'zod'
import { type Problem, problem } from '../problem/problem.ts'
import type { DirectoryDraft } from './directory-draft.ts'
import { isBelowSelf } from './directory-fault.ts'
import { addPerson, changePerson, superiorFault } from './person-form.ts'
import { Email, PersonName } from './person-input.ts'

const Cell = z.string().trim().max(300)

/** A row of a sheet as text, as people wrote it: the superior and the department by what they are called. */
export const ImportRow = z.strictObject({
  name: Cell,
  email: Cell,
  rank: Cell,
  department: Cell,
  superior: Cell,
})
export type ImportRow = z.infer<typeof ImportRow>

export const IMPORT_CHANGES = ['new', 'changed', 'same', 'faulty'] as const
type RowOutcome = { readonly change: (typeof IMPORT_CHANGES)[number]; readonly fault: Problem | null }

type Language = 'zh-CN' | 'en'

/** Ranks as people write them, beside their keys. */
const RANK_WORDS: Readonly<Record<string, string>> = {
  营销人员: 'rep',
  业务人员: 'rep',
  员工: 'rep',
  representative: 'rep',
  主管: 'supervisor',
  经理: 'manager',
  营销总监: 'director',
  总监: 'director',
  营销副总: 'vp',
  副总: 'vp',
  'vice president': 'vp',
  总经理: 'gm',
  'general manager': 'gm',
}

const rankOf = (text: string) => {
  const word = text.toLowerCase()
  return RANKS.find((rank) => rank === (Object.hasOwn(RANK_WORDS, word) ? RANK_WORDS[word] : word))
}

/** A draft that rows are written into, with its people by their address in lower case. */
type Sheet = {
  readonly draft: DirectoryDraft
  readonly ids: Map<string, string>
  readonly language: Language
}

const knownAs = ({ draft, ids }: Sheet, email: string) => draft.people.get(ids.get(email.toLowerCase()) ?? '')

const departmentOf = ({ draft }: Sheet, text: string): string | undefined => {
  const sought = text.toLowerCase()
  return [...draft.departments.values()].find(({ key, name }) =>
    [key, name.zh, name.en].some((one) => one.toLowerCase() === sought),
  )?.key
}

const faulty = (fault: Problem): RowOutcome => ({ change: 'faulty', fault })

/** Writes one row into the draft but for its superior, who may stand in a row further down. */
const importPerson = (sheet: Sheet, row: ImportRow): RowOutcome => {
  const name = PersonName.safeParse(row.name)
  const email = Email.safeParse(row.email)
  const rank = rankOf(row.rank)
  const department = departmentOf(sheet, row.department)
  if (!name.success) return faulty(problem('malformed', {}, [{ path: '/name', code: 'required' }]))
  if (!email.success) return faulty(problem('import-email-wrong', { email: row.email }))
  if (rank === undefined) return faulty(problem('import-rank-unknown', { rank: row.rank }))
  if (department === undefined) return faulty(problem('department-unknown', { department: row.department }))
  const before = knownAs(sheet, email.data)
  const form = { name: name.data, email: email.data, rank, department }
  if (before === undefined) return addRow(sheet, form)
  if (before.name === form.name && before.rank === rank && before.department === department)
    return { change: 'same', fault: null }
  const next = { ...form, superior: before.superior, roles: [...before.roles] }
  return { change: 'changed', fault: changePerson(sheet.draft, before.id, next) }
}

type Form = Pick<Parameters<typeof addPerson>[1], 'name' | 'email' | 'rank' | 'department'>

const addRow = ({ draft, ids, language }: Sheet, form: Form): RowOutcome => {
  const added = addPerson(draft, { ...form, superior: null, roles: [] }, language)
  if ('code' in added) return faulty(added)
  ids.set(form.email, added.id)
  return { change: 'new', fault: null }
}

/** Gives a row's person the superior it names by address or id; an empty cell leaves things as they are. */
const importSuperior = (sheet: Sheet, row: ImportRow, outcome: RowOutcome): RowOutcome => {
  const { people } = sheet.draft
  const person = knownAs(sheet, row.email)
  if (outcome.fault !== null || row.superior === '' || person === undefined) return outcome
  const superior = (people.get(row.superior) ?? knownAs(sheet, row.superior))?.id
  if (superior === undefined) return faulty(problem('import-superior-unknown', { superior: row.superior }))
  if (person.superior === superior) return outcome
  const fault = superiorFault(sheet.draft, superior)
  if (fault !== null) return faulty(fault)
  people.set(person.id, { ...person, superior })
  if (isBelowSelf(sheet.draft, person.id)) {
    // Back, or the rows after it would be blamed for the same circle.
    people.set(person.id, person)
    return faulty(problem('superior-cycle', { name: person.name }))
  }
  return outcome.change === 'same' ? { change: 'changed', fault: null } : outcome
}

/** Writes the rows of a sheet into the draft: what each comes to, and why a faulty one was left out. */
export const importRows = (
  draft: DirectoryDraft,
  rows: readonly ImportRow[],
  language: Language,
): readonly RowOutcome[] => {
  const ids = new Map([...draft.people.values()].map(({ id, email }) => [email.toLowerCase(), id]))
  const sheet: Sheet = { draft, ids, language }
  const seen = new Set<string>()
  const placed = rows.map((row) => {
    const email = row.email.toLowerCase()
    if (seen.has(email)) return { row, outcome: faulty(problem('email-in-use', { email: row.email })) }
    seen.add(email)
    return { row, outcome: importPerson(sheet, row) }
  })
  return placed.map(({ row, outcome }) => importSuperior(sheet, row, outcome))
}
