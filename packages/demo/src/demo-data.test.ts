import { describe, expect, it } from 'vitest'
import { demoAccountBook, demoContacts } from './account-book.ts'
import { demoAccounts } from './accounts.ts'
import { demoDepartments } from './departments.ts'
import { demoPeople } from './people.ts'

describe('the demo organisation', () => {
  const ids = demoPeople.map((person) => person.id)
  const keys = demoDepartments.map((department) => department.key)

  it('names each person, department and account once', () => {
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(demoPeople.map((person) => person.name)).size).toBe(ids.length)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(demoAccounts.map((account) => account.name)).size).toBe(120)
  })

  it('lists superiors and parent departments before those below them', () => {
    for (const [index, { superior }] of demoPeople.entries()) {
      if (superior !== null) expect(ids.slice(0, index)).toContain(superior)
    }
    for (const [index, { parent }] of demoDepartments.entries()) {
      if (parent !== null) expect(keys.slice(0, index)).toContain(parent)
    }
  })

  it('has each department led by one of its own people', () => {
    for (const { key, head } of demoDepartments) {
      expect(demoPeople.find((person) => person.id === head)?.department).toBe(key)
    }
  })

  it('gives each department its accounts', () => {
    const owned = (id: string) => demoAccounts.filter((account) => account.owner === id).length
    expect([owned('rep'), owned('rep2'), owned('dev-rep'), owned('mkt-rep')]).toEqual([30, 24, 24, 26])
    expect([owned('dev-supervisor'), owned('mkt-supervisor')]).toEqual([8, 8])
  })

  it('knows something of each account, grades most, and leaves some to be found out', () => {
    expect(demoAccountBook).toHaveLength(120)
    for (const scheme of ['gradeAbc', 'gradeValue', 'gradeFamilies'] as const) {
      const grades = new Set(demoAccountBook.map((book) => book[scheme]))
      expect(grades.size).toBeGreaterThan(3)
    }
    expect(new Set(demoContacts.map(({ contactId }) => contactId)).size).toBe(demoContacts.length)
  })
})
