import { describe, expect, it } from 'vitest'
import { csvCell } from './requests-csv.ts'

describe('a cell of the table of requests', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＠A1'])(
    'is no formula to a spreadsheet: %j',
    (value) => {
      const cell = csvCell(value)
      expect(cell.replace(/^"/, '').startsWith("'")).toBe(true)
    },
  )

  it.each([
    ['云岭, 晨光', '"云岭, 晨光"'],
    ['"晨光"', '"""晨光"""'],
    ['one\ntwo', '"one\ntwo"'],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['SR-000001', 'SR-000001'],
    ['', ''],
  ])('%j is written by RFC 4180', (value, cell) => expect(csvCell(value)).toBe(cell))
})
