import { describe, expect, it } from 'vitest'
import { passesTest, readTableTest } from './table-test.ts'

describe('a cell of a decision table', () => {
  it.each([
    [null, 5, true],
    ['-', 'x', true],
    ['100', 100, true],
    ['100', 101, false],
    ["'rush'", 'rush', true],
    ['"rush"', 'slow', false],
    ['true', true, true],
    ['>= 100', 100, true],
    ['> 100', 100, false],
    ['!= 100', 100, false],
    ['< 1.5', 1.4, true],
    ['[100..200)', 100, true],
    ['[100..200)', 200, false],
    ['(100..200]', 100, false],
    ['( -5 .. 5 ]', 5, true],
    ["in ['a', 'b']", 'b', true],
    ['in [1, 2]', 3, false],
    ["'rush'", ['slow', 'rush'], true],
    ["!= 'rush'", ['slow', 'rush'], false],
    ["in ['a']", [], false],
    ['>= 100', 'text', false],
    ['> 1', null, false],
  ] as const)('%j takes %j: %s', (cell, value, passes) => {
    const test = readTableTest(cell)
    expect(test === null ? 'unreadable' : passesTest(test, value as never)).toBe(passes)
  })

  it.each(['fields.amount > 5', '[5..1]', "> 'text'", 'in [x]', "'it's'", '>=', '1e5', '=1'])(
    'cannot be read: %s',
    (cell) => {
      expect(readTableTest(cell)).toBeNull()
    },
  )
})
