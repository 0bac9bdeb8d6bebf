import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCalendarFile } from './calendar-file.ts'

const NATIONAL_DAY = [
  { date: '2027-10-01', worked: false, name: { zh: '国庆节', en: 'National Day' } },
  { date: '2027-10-09', worked: true, name: null },
]

describe('a file of dates', () => {
  it.each([
    [
      'CSV with a heading and a byte order mark',
      '\uFEFF日期,类型,名称\r\n2027-10-01,off,国庆节\r\n2027-10-09,work\r\n',
    ],
    ['CSV in Chinese, with dates as spreadsheets write them', '2027/10/1,休,国庆节\n2027/10/9,班,'],
    ['quoted cells', '"2027-10-09","调休",""\n"2027-10-01","放假","国庆节"'],
    [
      'JSON with days',
      JSON.stringify({
        year: 2027,
        days: [
          { name: '国庆节', date: '2027-10-01', isOffDay: true },
          { date: '2027-10-09', isOffDay: false },
        ],
      }),
    ],
    [
      'a JSON array',
      '[{"date":"2027-10-01","worked":false,"name":"国庆节"},{"date":"2027-10-09","worked":true}]',
    ],
  ])('is read from %s', (_, text) => {
    expect(readCalendarFile(text)).toEqual({ days: NATIONAL_DAY, faults: [] })
  })

  it('tells each row that it cannot take, and takes the others', () => {
    const { days, faults } = readCalendarFile(
      [
        '2027-10-01,off,国庆节',
        '2027-02-30,off',
        '2027-10-02,maybe',
        '2027-10-01,work',
        '2027-10-09,work',
      ].join('\n'),
    )
    expect(days).toEqual(NATIONAL_DAY)
    expect(faults.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 date-unreadable',
      '3 kind-unknown',
      '4 date-twice',
    ])
  })

  it.each(['{"days": 5}', '{"days": [', '[1]', '{"__proto__": {"days": []}}'])(
    '%s is a row that cannot be read',
    (text) => {
      expect(readCalendarFile(text).faults).toHaveLength(1)
    },
  )

  it('never throws, whatever is uploaded', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { days } = readCalendarFile(text)
        expect(days.every(({ date }) => /^\d{4}-\d{2}-\d{2}$/.test(date))).toBe(true)
      }),
      { numRuns: 500, seed: 20261124 },
    )
  })
})
