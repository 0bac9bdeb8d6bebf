import { expect, test } from 'vitest'
import { accountScope, mayChangeTeam, mayHandOver, seesAccount, seesSensitive } from './see-account.ts'
import { viewer } from './testing/organisation.ts'

const account = { owner: 'rep', department: 'sales' }

test.each([
  ['rep', true],
  ['rep2', false],
  ['supervisor', true],
  ['manager', true],
  ['director', true],
  ['gm', true],
  ['mkt-supervisor', false],
  ['mkt-manager', false],
  ['owner', false],
  ['publisher', false],
  ['admin', false],
  ['auditor', true],
  ['left', false],
] as const)("%s sees a rep's account: %s", (who, sees) => {
  expect(seesAccount(viewer(who), account)).toBe(sees)
})

test('a manager sees the accounts of a department below that nobody owns yet', () => {
  expect(seesAccount(viewer('manager'), { owner: null, department: 'field' })).toBe(true)
  expect(seesAccount(viewer('supervisor'), { owner: null, department: 'field' })).toBe(false)
})

test('a list is bounded by owners for a supervisor and by departments for a manager', () => {
  expect(accountScope(viewer('supervisor'))).toEqual({
    all: false,
    owners: ['supervisor', 'rep', 'rep2', 'field-rep'],
    departments: [],
  })
  expect(accountScope(viewer('manager'))).toMatchObject({ all: false, departments: ['sales', 'field'] })
  expect(accountScope(viewer('left'))).toBeNull()
})

test('whoever was added to the team by name sees the account, and what is sensitive of it', () => {
  const shared = { ...account, team: { technical: ['rep2'] } }
  expect([seesAccount(viewer('rep2'), shared), seesSensitive(viewer('rep2'), shared)]).toEqual([true, true])
  expect(seesAccount(viewer('mkt-supervisor'), shared)).toBe(false)
})

test.each([
  ['rep', true],
  ['supervisor', false],
  ['manager', true],
  ['director', true],
  ['auditor', true],
  ['rep2', false],
] as const)('what is sensitive is shown to %s: %s', (who, shown) => {
  expect(seesSensitive(viewer(who), account)).toBe(shown)
})

test.each([
  ['rep', false],
  ['supervisor', true],
  ['manager', true],
  ['mkt-manager', false],
  ['auditor', false],
] as const)('%s hands it over to another owner: %s', (who, may) => {
  expect(mayHandOver(viewer(who), account)).toBe(may)
})

test('its owner and superiors say who is of the team, not whoever is of it', () => {
  const shared = { ...account, team: { technical: ['rep2', 'mkt-manager'] } }
  const people = ['rep', 'supervisor', 'rep2', 'mkt-manager', 'auditor']
  const may = people.map((who) => mayChangeTeam(viewer(who), shared))
  expect(may).toEqual([true, true, false, false, false])
  expect(mayHandOver(viewer('mkt-manager'), shared)).toBe(false)
})
