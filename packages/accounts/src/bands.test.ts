import { expect, it } from 'vitest'
import { type Band, bandFaults, bandOf } from './bands.ts'

const band = (name: string, from: number, to: number): Band => ({ name, from, to })

it.each<[string, readonly Band[], readonly string[]]>([
  ['whole and in any order', [band('A', 70, 100), band('B', 0, 69)], []],
  ['a gap', [band('A', 71, 100), band('B', 0, 69)], ['gap']],
  ['an overlap', [band('A', 69, 100), band('B', 0, 69)], ['overlap']],
  ['nothing at the bottom', [band('A', 70, 100), band('B', 10, 69)], ['starts-above-0']],
  ['nothing at the top', [band('A', 70, 99), band('B', 0, 69)], ['ends-below-100']],
  ['upside down', [band('A', 100, 70), band('B', 0, 100)], ['overlap', 'band-upside-down']],
  ['a name twice', [band('A', 70, 100), band('A', 0, 69)], ['name-twice']],
  ['no band at all', [], ['ends-below-100']],
])('3 grading: bands with %s', (_, bands, codes) => {
  expect(
    bandFaults(bands)
      .map(({ code }) => code)
      .sort(),
  ).toEqual([...codes].sort())
})

it('each total from 0 to 100 lies in exactly one band of sound ones', () => {
  const bands = [band('A', 70, 100), band('B', 40, 69), band('C', 0, 39)]
  for (let total = 0; total <= 100; total++)
    expect(bands.filter(({ from, to }) => total >= from && total <= to)).toHaveLength(1)
  expect([bandOf(bands, 39), bandOf(bands, 40), bandOf(bands, 70)]).toEqual(['C', 'B', 'A'])
})
