import { demoDepartments } from '@countersign/demo/departments'
import { demoPeople } from '@countersign/demo/people'
import type { OrganisationDepartment, OrganisationPerson } from '@countersign/runtime/organisation'
import { describe, expect, it } from 'vitest'
import type { DirectoryDraft } from './directory-draft.ts'
import { directoryFault } from './directory-fault.ts'

const demo = (): DirectoryDraft => ({
  people: new Map(demoPeople.map((one) => [one.id, { ...one, active: true, language: 'zh-CN' as const }])),
  departments: new Map(demoDepartments.map((one) => [one.key, one])),
})
const person = (id: string, changes: Partial<OrganisationPerson>) => {
  const draft = demo()
  const before = draft.people.get(id)
  if (before === undefined) throw new Error(id)
  draft.people.set(id, { ...before, ...changes })
  return directoryFault(draft)?.code ?? null
}
const department = (key: string, changes: Partial<OrganisationDepartment>) => {
  const draft = demo()
  const before = draft.departments.get(key)
  if (before === undefined) throw new Error(key)
  draft.departments.set(key, { ...before, ...changes })
  return directoryFault(draft)?.code ?? null
}

describe('a directory', () => {
  it('stands as the demo has it', () => expect(directoryFault(demo())).toBeNull())

  it('has no two people with one address, whatever its letters', () =>
    expect(person('rep', { email: 'REP2@demo.example' })).toBe('email-in-use'))

  it.each([
    ['rep', 'rep'],
    ['manager', 'rep'],
  ])('has no circle of superiors: %s under %s', (id, superior) =>
    expect(person(id, { superior })).toBe('superior-cycle'),
  )

  it('names superiors and departments that exist', () => {
    expect(person('rep', { superior: 'nobody' })).toBe('person-unknown')
    expect(person('rep', { department: 'nowhere' })).toBe('department-unknown')
    expect(department('quality', { head: 'nobody' })).toBe('person-unknown')
    expect(department('quality', { parent: 'nowhere' })).toBe('department-unknown')
  })

  it('has no circle of departments', () =>
    expect(department('head-office', { parent: 'quality' })).toBe('department-cycle'))

  it.each([{ roles: [] }, { active: false }, { roles: ['administrator', 'auditor'] }] as const)(
    'keeps an administrator who can work: %j',
    (changes) => expect(person('admin', changes)).toBe('last-administrator'),
  )
})
