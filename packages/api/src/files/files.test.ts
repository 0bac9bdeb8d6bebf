import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking } from '../testing/accounts-api.ts'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { openRequest } from '../testing/open-request.ts'
import { refused } from '../testing/service-request.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([openRequest])
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')

type Uploaded = { readonly id: string; readonly name: string; readonly size: number; readonly sha256: string }

const upload = async (
  bytes: Uint8Array<ArrayBuffer>,
  { name = '合同.pdf', type = 'application/pdf', key = null as string | null, who = 'rep' } = {},
) => {
  const body = new FormData()
  body.append('file', new File([bytes], name, { type }))
  return api.ask(who, 'POST /api/v1/files', { body, headers: key === null ? {} : { 'idempotency-key': key } })
}

const attached = async (who: string, papers: readonly string[]) =>
  api.ask(who, 'POST /api/v1/instances', {
    body: { definition: openRequest.key, fields: { note: 'n', papers }, submit: true },
  })

describe('an upload', () => {
  test('is kept by its content', async () => {
    const answer = await upload(PDF)
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ name: '合同.pdf', type: 'application/pdf', size: PDF.length })
    expect((answer.body as Uploaded).sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test.each([
    ['a page that calls itself a PDF', '<html><script>alert(1)</script></html>', 'x.pdf'],
    ['a page as text', '<!doctype html>', 'x.html'],
    ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'x.svg'],
    ['a program', '\x7fELF\x02\x01\x01', 'x.txt'],
    ['text with control characters', 'a\x00b', 'x.txt'],
    ['nothing', '', 'x.pdf'],
  ])('of %s is refused', async (_what, text, name) => {
    const answer = await upload(new TextEncoder().encode(text), { name })
    expect([answer.status, refused(answer).code]).toEqual([415, 'file-type-refused'])
  })

  test('of plain text is taken as such, whatever it says it is', async () => {
    const answer = await upload(new TextEncoder().encode('日期,金额\n'), { name: 'a.csv', type: 'text/html' })
    expect(answer.body).toMatchObject({ type: 'text/plain' })
  })

  test('over 20 MB is refused', async () => {
    const answer = await upload(new Uint8Array(20 * 1024 * 1024 + 1))
    expect([answer.status, refused(answer).code]).toEqual([413, 'file-too-large'])
    const larger = await upload(new Uint8Array(22 * 1024 * 1024))
    expect([larger.status, refused(larger).code]).toEqual([413, 'body-too-large'])
  })

  test('without a file, or that is no form, is refused', async () => {
    const body = new FormData()
    body.append('paper', 'x')
    const missing = await api.ask('rep', 'POST /api/v1/files', { body })
    expect([missing.status, refused(missing).code]).toEqual([400, 'file-missing'])
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const broken = await api.ask('rep', 'POST /api/v1/files', { body: 'not a form', headers })
    expect([broken.status, refused(broken).code]).toEqual([400, 'file-missing'])
  })

  test('keeps no part of a path in its name', async () => {
    const answer = await upload(PDF, { name: '../../etc/pass"wd\r\n.pdf' })
    expect((answer.body as Uploaded).name).not.toMatch(/[/\\"\r\n]/)
  })

  test('sent twice with the same key is one file, with other content refused', async () => {
    const first = await upload(PDF, { key: 'same' })
    expect((await upload(PDF, { key: 'same' })).body).toEqual(first.body)
    expect((await upload(PDF, { key: 'same', who: 'rep2' })).body).not.toEqual(first.body)
    const other = await upload(new TextEncoder().encode('%PDF-1.4 other'), { key: 'same' })
    expect([other.status, refused(other).code]).toEqual([422, 'idempotency-key-reused'])
  })
})

describe('a file', () => {
  test('is read by nobody before a request names it, and then by those who see the request', async () => {
    const { id } = (await upload(PDF)).body as Uploaded
    const read = (who: string) => api.ask(who, `GET /api/v1/files/${id}`)
    expect((await read('rep')).status).toBe(404)
    expect((await attached('rep', [id])).status).toBe(201)
    for (const who of ['rep', 'supervisor', 'director', 'auditor']) expect((await read(who)).status).toBe(200)
    for (const who of ['rep2', 'mkt-manager', 'admin', 'owner']) expect((await read(who)).status).toBe(404)
  })

  test('goes out as an attachment that no page runs', async () => {
    const { id } = (await upload(PDF)).body as Uploaded
    await attached('rep', [id])
    const { headers } = await api.ask('rep', `GET /api/v1/files/${id}`)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  test('of somebody else cannot be linked by whoever knows its id', async () => {
    const { id } = (await upload(PDF)).body as Uploaded
    const answer = await attached('mkt-rep', [id])
    expect([answer.status, refused(answer).errors]).toMatchObject([422, [{ path: '/fields/papers/0' }]])
  })
})

describe('a document of an account', () => {
  const { change, query, created } = asking(() => api)
  type Documents = { items: { name: string; request: { number: string } | null }[] }

  test('is read by whoever sees the account, beside those of its requests', async () => {
    const account = await created('资料机电有限公司')
    const { id } = (await upload(PDF, { name: '营业执照.pdf' })).body as Uploaded
    expect(await change('rep2', 'accounts.addDocuments', { id: account, files: [id] })).toBe('not-found')
    expect(await change('supervisor', 'accounts.addDocuments', { id: account, files: [id] })).toBe(
      'malformed',
    )
    expect((await api.ask('supervisor', `GET /api/v1/files/${id}`)).status).toBe(404)
    expect(await change('rep', 'accounts.addDocuments', { id: account, files: [id] })).toEqual({})
    expect((await api.ask('supervisor', `GET /api/v1/files/${id}`)).status).toBe(200)
    expect((await api.ask('rep2', `GET /api/v1/files/${id}`)).status).toBe(404)
    const { items } = await query<Documents>('supervisor', 'accounts.documents', { id: account })
    expect(items).toMatchObject([{ name: '营业执照.pdf', request: null, by: { id: 'rep' } }])
  })
})
