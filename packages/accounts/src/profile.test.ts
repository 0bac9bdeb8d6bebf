import { describe, expect, test } from 'vitest'
import { completenessOf, fieldsOfLevel, informationLevel, type Profile } from './profile.ts'
import { PROFILE_FIELD_NAMES } from './profile-fields.ts'

const filled = (...levels: readonly (1 | 2 | 3)[]): Profile =>
  Object.fromEntries(levels.flatMap((level) => fieldsOfLevel(level)).map((name) => [name, '已知']))
const whole: Profile = Object.fromEntries(PROFILE_FIELD_NAMES.map((name) => [name, 1]))

describe('the profile of an account 客户资料', () => {
  test('is complete in whole per cent, and blanks do not count', () => {
    expect([completenessOf({}), completenessOf(whole)]).toEqual([0, 100])
    expect(completenessOf({ industry: '  ' })).toBe(0)
    expect(completenessOf({ industry: '机械' })).toBe(3)
    expect(completenessOf({ annualSales: Number.NaN })).toBe(0)
  })

  test.each([
    ['nothing', {}, 0],
    ['the basic record', filled(1), 1],
    ['and the project', filled(1, 2), 2],
    ['and the people', filled(1, 2, 3), 3],
    ['the people without the project', filled(1, 3), 1],
    ['the project without the basic record', filled(2, 3), 0],
  ] as const)('knows by level: %s', (_, profile, level) => {
    expect(informationLevel(profile)).toBe(level)
  })

  test('asks at level 2 for budget, plan, decision maker, process, suppliers and competitors', () => {
    expect(fieldsOfLevel(2)).toEqual([
      'budget',
      'projectPlan',
      'decisionMaker',
      'decisionProcess',
      'otherSuppliers',
      'competitors',
    ])
  })
})
