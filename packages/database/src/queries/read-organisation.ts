import type { Calendar } from '@countersign/definition/calendar'
import type { Rank } from '@countersign/definition/rank'
import type pg from 'pg'

/** The whole organisation as it stands at one revision, read in one statement. */
export type OrganisationRows = {
  readonly revision: number
  readonly calendar: Calendar
  readonly people: readonly PersonRow[]
  readonly departments: readonly DepartmentRow[]
}

export type PersonRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly rank: Rank
  readonly department: string
  readonly superior: string | null
  readonly active: boolean
  readonly roles: readonly ('process-owner' | 'publisher' | 'administrator' | 'auditor')[]
  readonly language: 'zh-CN' | 'en'
  readonly successor: string | null
  /** In order; left out where there are none. One that is over stays until the organisation follows it. */
  readonly absences?: readonly AbsenceRow[]
}

/** Instants in ISO 8601 UTC; from inclusive, until exclusive. */
export type AbsenceRow = { readonly from: string; readonly until: string; readonly substitute: string }

export type DepartmentRow = {
  readonly key: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly parent: string | null
  readonly head: string | null
  /** Its own working calendar; null where it keeps that of the department above, or of the organisation. */
  readonly calendar: Calendar | null
}

const READ = {
  name: 'countersign-read-organisation',
  text: `
    SELECT revision, calendar,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'email', email, 'rank', rank,
        'department', department_key, 'superior', superior_id, 'active', active, 'roles', roles,
        'language', language, 'successor', successor_id, 'absences', absences) ORDER BY id), '[]') FROM person) AS people,
      (SELECT coalesce(json_agg(json_build_object('key', key, 'name', json_build_object('zh', name_zh, 'en', name_en),
        'parent', parent_key, 'head', head_id, 'calendar', calendar) ORDER BY key), '[]') FROM department) AS departments
    FROM organisation WHERE id = 1`,
}

type Read = Omit<OrganisationRows, 'people'> & {
  readonly people: readonly (Omit<PersonRow, 'absences'> & {
    readonly absences: readonly AbsenceRow[] | null
  })[]
}

export const readOrganisation = async (pool: pg.Pool): Promise<OrganisationRows> => {
  const { rows } = await pool.query<Read>(READ)
  const [row] = rows
  if (row === undefined) throw new Error('the database has no organisation row')
  const people = row.people.map(({ absences, ...person }) =>
    absences === null ? person : { ...person, absences },
  )
  return { ...row, people }
}
