import { expect, test } from 'vitest'
import { viewer } from './testing/organisation.ts'
import { viewerOf } from './viewer.ts'

test('counts everybody below along the chain as subordinate, at any depth, and nobody beside', () => {
  expect([...viewer('director').subordinates].sort()).toEqual(
    [
      'acting-head',
      'field-rep',
      'manager',
      'mkt-manager',
      'mkt-supervisor',
      'owner',
      'rep',
      'rep2',
      'supervisor',
    ].sort(),
  )
  expect([...viewer('rep').subordinates]).toEqual([])
})

test('gives a manager the own department with all below, and a head the department led whatever their rank', () => {
  expect([...viewer('manager').departments].sort()).toEqual(['field', 'sales'])
  expect([...viewer('acting-head').departments]).toEqual(['events'])
  expect([...viewer('supervisor').departments]).toEqual([])
})

test('ends where superiors or departments run in a circle', () => {
  const circle = ['a', 'b'].map((id) => ({
    id,
    rank: 'manager' as const,
    department: id,
    superior: id === 'a' ? 'b' : 'a',
    roles: [],
    active: true,
  }))
  const departments = [
    { key: 'a', parent: 'b', head: null },
    { key: 'b', parent: 'a', head: null },
  ]
  const [first] = circle
  if (first === undefined) throw new Error('the circle is empty')
  const seen = viewerOf(first, { people: circle, departments })
  expect([...seen.subordinates]).toEqual(['b'])
  expect([...seen.departments].sort()).toEqual(['a', 'b'])
})
