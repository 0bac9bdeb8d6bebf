import { expect, it } from 'vitest'
import { differencesBetween } from './compare-rows.ts'

const writes = (rows: Readonly<Record<string, number>>) => ({ rows, walBytes: 7000 })

it('names every table where the yardstick does less or more than the runtime', () => {
  const runtime = writes({ 'record inserted': 1, 'task inserted': 1, 'timer deleted': 1.33 })
  const yardstick = writes({ 'record inserted': 1, 'task inserted': 0.67, 'copy inserted': 0.33 })
  expect(differencesBetween(runtime, yardstick)).toEqual([
    'task inserted: 1.000 a command by the runtime, 0.670 by the yardstick',
    'timer deleted: 1.330 a command by the runtime, 0.000 by the yardstick',
    'copy inserted: 0.000 a command by the runtime, 0.330 by the yardstick',
  ])
})

it('finds no difference between equal work', () => {
  const rows = { 'record inserted': 1, 'candidate updated': 2 / 3 }
  expect(differencesBetween(writes(rows), writes({ ...rows }))).toEqual([])
})
