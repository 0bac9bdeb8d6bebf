import { describe, expect, test } from 'vitest'
import { cleanName, fittingName } from './file-name.ts'

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\rep\\合同.pdf', '合同.pdf'],
    ['a\r\nset-cookie: x.pdf', 'a__set-cookie_ x.pdf'],
    ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
    ['a"b<c>d|e?f*.pdf', 'a_b_c_d_e_f_.pdf'],
    ['.htaccess', 'file.htaccess'],
    ['..', 'file..'],
    ['', 'file'],
    ['\ud800.pdf', '\ufffd.pdf'],
    ['a\u2028b.pdf', 'a_b.pdf'],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanName(given)).toBe(clean)
  })

  test('that is too long keeps its end, by whole characters', () => {
    const name = cleanName(`${'😀'.repeat(250)}x.pdf`)
    expect([...name]).toHaveLength(200)
    expect(name.isWellFormed()).toBe(true)
    expect(name.endsWith('😀x.pdf')).toBe(true)
  })
})

test.each([
  ['合同.PDF', 'application/pdf', '合同.PDF'],
  ['photo.jpg', 'image/png', 'photo.jpg'],
  ['page.html', 'application/zip', 'page.html.zip'],
  ['page.svg', 'application/pdf', 'page.svg.pdf'],
  ['run.exe.', 'application/pdf', 'run.exe..pdf'],
  ['contract', 'image/jpeg', 'contract.jpg'],
])('%s with %s inside goes out as %s', (name, type, fitting) => {
  expect(fittingName(name, type)).toBe(fitting)
})
