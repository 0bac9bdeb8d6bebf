import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commitBatch } from '@countersign/database/commit-batch'
import type { TestDatabase } from '@countersign/database/testing'
import { asked, ORGANISATION, started } from '@countersign/database/testing/requests'
import { requestsDatabase } from '@countersign/database/testing/requests-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordsCommand } from './records-command.ts'

let db: TestDatabase
let home = ''
beforeAll(async () => {
  db = await requestsDatabase()
  home = mkdtempSync(join(tmpdir(), 'records-command-'))
  await commitBatch(db.commands, [started(), started()], { organisationRevision: ORGANISATION })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  rmSync(home, { recursive: true })
})

const run = async (...words: string[]) => {
  const lines: string[] = []
  const environment = { databaseUrl: db.url, dataDir: home }
  const code = await recordsCommand(words, environment, (line) => lines.push(line))
  return { code, said: lines.join('\n') }
}

describe('the commands about the log', () => {
  it('export a folder with a summary to print, and verify it', async () => {
    const folder = join(home, 'export')
    expect(await run('export', '--out', folder)).toMatchObject({
      code: 0,
      said: expect.stringContaining('2 requests with 2 records'),
    })
    expect((await readFile(join(folder, 'summary.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await run('verify', folder)).toMatchObject({ code: 0 })
  })

  it('export no more than what was asked for', async () => {
    const folder = join(home, 'none')
    expect((await run('export', '--out', folder, '--to', '2020-01-01')).said).toContain(
      '0 requests with 0 records',
    )
    await expect(run('export', '--out', folder, '--from', 'yesterday')).rejects.toThrow(
      '"yesterday" is no day',
    )
    await expect(run('export')).rejects.toThrow('Name a new folder with --out.')
    await expect(run('export', '--owt', folder)).rejects.toThrow("Unknown option '--owt'")
  })

  it('put a new key in the place of the old one, after which exports verify by either', async () => {
    const before = await run('export', '--out', join(home, 'before'))
    const rotated = await run('rotate-record-key')
    expect(rotated.code).toBe(0)
    const folder = join(home, 'after')
    await run('export', '--out', folder)
    for (const { said } of [before, rotated]) {
      const name = /[0-9a-f]{4}(-[0-9a-f]{4}){7}/.exec(said)?.[0] ?? ''
      expect(await run('verify', folder, '--key', name)).toMatchObject({ code: 0 })
    }
    expect(existsSync(join(folder, 'manifest.json'))).toBe(true)
  })

  it('say how long requests are kept, list what may go, and remove it only when told', async () => {
    const now = '2010-05-01T08:00:00.000Z'
    const begun = started({ now })
    const { instance } = begun.decision
    const withdrawn = asked(instance, { verb: 'withdraw', reason: '不再需要' }, { now })
    for (const entry of [begun, withdrawn])
      await commitBatch(db.commands, [entry], { organisationRevision: ORGANISATION })
    expect((await run('set-retention', '--definition', 'service-request', '--years', '10')).code).toBe(0)
    await expect(run('set-retention', '--definition', 'service-request', '--years', 'ten')).rejects.toThrow(
      '1 to 100',
    )
    await expect(run('retention')).rejects.toThrow('name the folder with --export')
    const folder = join(home, 'kept')
    await run('export', '--out', folder)
    const hold = ['--number', instance.number, '--reason', '诉讼']
    await expect(run('legal-hold', '--number', instance.number)).rejects.toThrow('Give a --reason')
    await run('legal-hold', ...hold)
    expect((await run('retention', '--export', folder)).said).toContain('0 requests may be removed')
    await run('release-legal-hold', ...hold)
    expect((await run('retention', '--export', folder)).said).toContain(
      '1 requests may be removed. Nothing was',
    )
    expect((await run('retention', '--export', folder, '--remove')).said).toContain('1 requests were removed')
    const left = join(home, 'left')
    await run('export', '--out', left)
    expect((await run('verify', left)).said).toContain(
      '1 requests were removed (retention), as the anchors say.',
    )
  })

  it('are none of the others', async () => {
    expect(await run('doctor')).toMatchObject({ code: null })
  })
})
