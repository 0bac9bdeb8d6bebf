import { describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/universal'
import { readCsv } from '../../shared/sheets/read-csv.ts'
import { readSheetFile, rowsOf } from './read-sheet.ts'

const HEADING = ['Name', 'E-mail', 'Rank', 'Department', 'Superior']
const WANG = {
  line: 2,
  name: 'Wang',
  email: 'wang@a.example',
  rank: 'rep',
  department: 'quality',
  superior: '',
}

describe('a sheet of people', () => {
  it('is read without its heading, empty rows and missing cells; lines are counted as there', () => {
    const table = [HEADING, ['Wang', 'wang@a.example', 'rep', 'quality'], ['', '', '']]
    expect(rowsOf(table)).toEqual([WANG])
    expect(rowsOf(table.slice(1))).toEqual([{ ...WANG, line: 1 }])
  })

  it('is read out of an Excel file', async () => {
    const blob = await writeExcelFile([HEADING, ['Wang', 'wang@a.example', 'rep', 'quality', null]]).toBlob()
    expect(await readSheetFile(new File([blob], 'people.xlsx'))).toEqual([WANG])
  })

  it('is read out of CSV in UTF-8, and in what Excel writes on Chinese systems', async () => {
    const text = '\uFEFFName,E-mail\r\nWang,wang@a.example,rep,quality\r\n'
    expect(await readSheetFile(new File([text], 'people.csv'))).toEqual([WANG])
    const gb = new Uint8Array([0xcd, 0xf5, ...new TextEncoder().encode(',wang@a.example,rep,quality')])
    expect(await readSheetFile(new File([gb], 'people.csv'))).toEqual([{ ...WANG, line: 1, name: '\u738b' }])
  })
})

describe('CSV', () => {
  it.each([
    ['a,"b ""c"", d"\n', [['a', 'b "c", d']]],
    [
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\t"x\ny"\r\n', [['a', 'x\ny']]],
    ['', []],
  ])('%j', (text, rows) => expect(readCsv(text)).toEqual(rows))
})
