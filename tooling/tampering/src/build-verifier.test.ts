import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { appendFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anchorLine } from '@countersign/records/anchor'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildVerifier } from './build-verifier.ts'
import { makeSample } from './tamper/sample.ts'
import { writeContents } from './tamper/write-sample.ts'

let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'verifier-'))
})
afterAll(() => rmSync(home, { recursive: true }))

test('one file verifies an export with a bare Node, in a directory with nothing else', async () => {
  const alone = join(home, 'alone')
  mkdirSync(alone)
  await buildVerifier(join(alone, 'verify.mjs'))
  expect(readdirSync(alone)).toEqual(['verify.mjs'])
  const sample = makeSample()
  const folder = join(home, 'export')
  await writeContents(sample.contents, { ...sample, folder })
  const heads = join(home, 'heads.jsonl')
  await writeFile(heads, sample.contents.anchors.map(anchorLine).join(''))
  // No variable of this process: whatever it needed from node_modules would be missing.
  const verify = () =>
    execFileSync(process.execPath, ['verify.mjs', folder, '--heads', heads], {
      cwd: alone,
      env: {},
      encoding: 'utf8',
    })
  expect(verify()).toMatch(/verified: all is as it was written\n$/)
  await appendFile(join(folder, 'requests.csv'), ' ')
  expect(verify).toThrow('Command failed')
})
