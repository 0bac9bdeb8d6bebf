import { describe, expect, it } from 'vitest'
import { demoDepartments } from './departments.ts'
import { demoDirectory, directoryOf } from './directory.ts'
import { demoPeople } from './people.ts'

describe('the demo directory', () => {
  it('finds one manager of key accounts and nobody of staff above rep', () => {
    expect(demoDirectory.holders({ rank: 'manager', orAbove: false, department: 'key-accounts' })).toEqual([
      'manager',
    ])
    const approvers = demoDirectory.holders({ rank: 'supervisor', orAbove: true, department: null })
    for (const staff of ['owner', 'publisher', 'admin', 'auditor']) expect(approvers).not.toContain(staff)
  })

  it('counts people of the departments below as holders', () => {
    expect(demoDirectory.holders({ rank: 'rep', orAbove: false, department: 'key-accounts' })).toEqual([
      'rep',
      'rep2',
    ])
    expect(demoDirectory.holders({ rank: 'rep', orAbove: false, department: 'head-office' })).toContain(
      'mkt-rep',
    )
  })

  it('leads from a rep through every rank to the general manager', () => {
    const chain: string[] = []
    for (let id: string | null = 'rep'; id !== null; id = demoDirectory.person(id)?.superior ?? null)
      chain.push(id)
    expect(chain).toEqual(['rep', 'supervisor', 'manager', 'director', 'vp', 'gm'])
  })

  it('leaves a departed person out of the holders but still knows them', () => {
    const people = demoPeople.map((person) => ({ ...person, active: person.id !== 'rep2' }))
    const directory = directoryOf({ revision: 2, people, departments: demoDepartments })
    expect(directory.holders({ rank: 'rep', orAbove: false, department: 'key-accounts' })).toEqual(['rep'])
    expect(directory.person('rep2')?.active).toBe(false)
  })
})
