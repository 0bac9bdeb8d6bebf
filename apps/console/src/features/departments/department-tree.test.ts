import { expect, it } from 'vitest'
import { inTreeOrder, matching } from './department-tree.ts'

const department = (key: string, parent: string | null) => ({
  key,
  parent,
  name: { zh: key, en: key },
  head: null,
  people: 0,
})

it('puts each department below the one it belongs to, and one without at the top', () => {
  const placed = inTreeOrder([
    department('b', 'a'),
    department('a', null),
    department('c', 'b'),
    department('d', 'a'),
    department('lost', 'gone'),
  ])
  expect(placed.map(({ key, depth }) => `${key}${depth}`)).toEqual(['a0', 'b1', 'c2', 'd1', 'lost0'])
})

it('finds departments by name or key, and keeps those above them', () => {
  const all = [department('sales', null), department('East', 'sales'), department('west', 'sales')]
  expect(matching(all, ' EAST').map(({ key }) => key)).toEqual(['sales', 'East'])
  expect(matching(all, '')).toEqual(all)
  expect(matching(all, 'north')).toEqual([])
})
