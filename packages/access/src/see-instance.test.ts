import { describe, expect, test } from 'vitest'
import { type InstanceSight, instanceScope, seesInstance } from './see-instance.ts'
import { viewer } from './testing/organisation.ts'

const request = {
  requester: 'rep',
  department: 'sales',
  submitted: true,
  participants: ['supervisor', 'mkt-supervisor'],
  cc: ['rep2'],
}
const other = { requester: 'rep', department: 'sales', submitted: true, participants: [], cc: [] }

describe('who sees a submitted request', () => {
  const table: readonly (readonly [string, InstanceSight | null, InstanceSight | null])[] = [
    // viewer, as a participant or copied where the request names them, without that
    ['rep', 'full', 'full'],
    ['rep2', 'full', null],
    ['field-rep', null, null],
    ['supervisor', 'full', 'full'],
    ['manager', 'full', 'full'],
    ['director', 'full', 'full'],
    ['gm', 'full', 'full'],
    ['mkt-supervisor', 'full', null],
    ['mkt-manager', null, null],
    ['acting-head', null, null],
    ['owner', 'masked', 'masked'],
    ['publisher', null, null],
    ['admin', 'metadata', 'metadata'],
    ['auditor', 'full', 'full'],
    ['left', null, null],
  ]
  test.each(table)('%s: %s when involved, %s otherwise', (who, involved, otherwise) => {
    expect(seesInstance(viewer(who), request)).toBe(involved)
    expect(seesInstance(viewer(who), other)).toBe(otherwise)
  })
})

test('a manager sees the requests of the departments below theirs', () => {
  expect(seesInstance(viewer('manager'), { ...other, requester: 'field-rep', department: 'field' })).toBe(
    'full',
  )
})

describe('who sees a draft that was never submitted', () => {
  const draft = { ...request, submitted: false }
  test.each([
    ['rep', 'full'],
    ['auditor', 'full'],
    ['admin', 'metadata'],
    ['supervisor', null],
    ['gm', null],
    ['rep2', null],
    ['owner', null],
  ] as const)('%s: %s', (who, sight) => {
    expect(seesInstance(viewer(who), draft)).toBe(sight)
  })
})

describe('the scope of lists', () => {
  test('is everything from director upwards, others’ drafts for auditors only', () => {
    expect(instanceScope(viewer('director'))).toEqual({ all: true, drafts: false })
    expect(instanceScope(viewer('auditor'))).toEqual({ all: true, drafts: true })
  })

  test('is the team of a supervisor, the departments of a manager, and nothing beside the own for a rep', () => {
    expect(instanceScope(viewer('supervisor'))).toEqual({
      all: false,
      requesters: ['rep', 'rep2', 'field-rep'],
      departments: [],
      others: 'hidden',
    })
    expect(instanceScope(viewer('manager'))).toMatchObject({ all: false, departments: ['sales', 'field'] })
    expect(instanceScope(viewer('rep'))).toMatchObject({ all: false, requesters: [], departments: [] })
  })

  test('holds the others in outline for administrators and process owners', () => {
    for (const who of ['admin', 'owner'])
      expect(instanceScope(viewer(who))).toMatchObject({ all: false, requesters: [], others: 'outlined' })
  })

  test('is nothing for somebody who has left', () => {
    expect(instanceScope(viewer('left'))).toBeNull()
  })
})
