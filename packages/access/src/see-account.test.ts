import { expect, test } from 'vitest'
import { accountScope, seesAccount } from './see-account.ts'
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
