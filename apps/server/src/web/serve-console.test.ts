import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadConsole } from './console-files.ts'
import { serveConsole } from './serve-console.ts'

const SCRIPT = 'export const answer = 42\n'.repeat(100)
let folder: string
let app: ReturnType<typeof serveConsole>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-console-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>会签</title>')
  await writeFile(join(folder, 'assets/index-abc.js'), SCRIPT)
  await writeFile(join(folder, '.built-from'), 'not for anybody')
  app = serveConsole(await loadConsole(folder))
})
afterAll(() => rm(folder, { recursive: true }))

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })

test.each(['/', '/inbox', '/requests/0191b6a0-0000-8000-8000-000000000001'])(
  '%s is the page, kept by no browser',
  async (path) => {
    const answer = await get(path)
    expect(await answer.text()).toContain('会签')
    expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-store', null])
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
  },
)

test('a file with a hash in its name is kept for ever', async () => {
  const { headers } = await get('/assets/index-abc.js')
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(headers.get('content-type')).toMatch(/javascript/)
})

test('travels compressed for whoever can read it', async () => {
  const brotli = await get('/assets/index-abc.js', { 'accept-encoding': 'gzip, br' })
  expect(brotli.headers.get('content-encoding')).toBe('br')
  expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(SCRIPT)
  const gzip = await get('/assets/index-abc.js', { 'accept-encoding': 'gzip' })
  expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(SCRIPT)
  expect(await (await get('/assets/index-abc.js')).text()).toBe(SCRIPT)
})

test('is not sent again to whoever has it', async () => {
  const etag = (await get('/assets/index-abc.js')).headers.get('etag') ?? ''
  const answer = await get('/assets/index-abc.js', { 'if-none-match': etag })
  expect([answer.status, await answer.text()]).toEqual([304, ''])
})

test.each([
  '/assets/none.js',
  '/.built-from',
  '/../package.json',
  '/assets/../.built-from',
  '/%2e%2e/package.json',
])('%s is nothing of the console', async (path) => {
  expect((await get(path)).status).toBe(404)
})

test('a console that was not built serves nothing', async () => {
  const empty = serveConsole(await loadConsole(join(folder, 'none')))
  expect((await empty.request('/')).status).toBe(404)
})
