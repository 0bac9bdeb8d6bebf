import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

type Chunk = { readonly file: string; readonly imports?: readonly string[] }
type Manifest = Readonly<Record<string, Chunk>>

const LIMIT = 400_000
const folder = mkdtempSync(join(tmpdir(), 'countersign-console-'))
let manifest: Manifest = {}

beforeAll(async () => {
  // The test run's own setting would build the libraries as for development.
  vi.stubEnv('NODE_ENV', 'production')
  await build({
    root: join(import.meta.dirname, '..'),
    logLevel: 'silent',
    build: { outDir: folder, emptyOutDir: true, manifest: true },
  })
  manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** The chunk made of this source file, wherever the package it belongs to is kept. */
const chunkOf = (source: string): Chunk => {
  const found = Object.entries(manifest).find(([name]) => name.endsWith(source))
  if (found === undefined) throw new Error(`the build holds no ${source}`)
  return found[1]
}

/** Every script a browser loads for these, with all they import. */
const scriptsFor = (sources: readonly string[]): ReadonlySet<string> => {
  const files = new Set<string>()
  const visit = ({ file, imports = [] }: Chunk): void => {
    if (files.has(file)) return
    files.add(file)
    for (const imported of imports) visit(chunkOf(imported))
  }
  for (const source of sources) visit(chunkOf(source))
  return files
}

const pageOf = (route: string): readonly string[] => [
  'index.html',
  `src/app/routes/${route}-route.tsx`,
  'src/locales/zh-CN.json',
  'antd/es/locale/zh_CN.js',
]
const read = (file: string): Buffer => readFileSync(join(folder, file))
const holdCalendar = (scripts: ReadonlySet<string>): boolean =>
  [...scripts].some((file) => read(file).includes('superPrevIcon'))

describe('the first load of the inbox', () => {
  it('takes less than 400 kB of script on the wire', () => {
    const sizes = [...scriptsFor(pageOf('inbox'))].map((file) => [file, gzipSync(read(file)).length] as const)
    const total = sizes.reduce((sum, [, size]) => sum + size, 0)
    expect(total, JSON.stringify(sizes)).toBeLessThan(LIMIT)
  })

  it('leaves the calendar to the pages with a form', () => {
    expect(holdCalendar(scriptsFor(pageOf('inbox')))).toBe(false)
    expect(holdCalendar(scriptsFor(pageOf('start')))).toBe(true)
  })
})
