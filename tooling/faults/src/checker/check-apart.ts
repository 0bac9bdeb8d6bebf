import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { History } from '@countersign/e2e/history'

const run = promisify(execFile)
const CHECKER = join(import.meta.dirname, 'main.ts')
const MOST_OUTPUT = 256 * 1024 * 1024

/** What the checker found: a sentence for each invariant broken, and how many requests it looked at. */
export type Checked = { readonly instances: number; readonly findings: readonly string[] }

/** Gives the clients' history and the owner's address of the database to a checker in a process of its own. */
export const checkApart = async (databaseUrl: string, history: History): Promise<Checked> => {
  const home = await mkdtemp(join(tmpdir(), 'countersign-history-'))
  try {
    const file = join(home, 'history.jsonl')
    await writeFile(file, history.sent.map((sent) => `${JSON.stringify(sent)}\n`).join(''))
    const { stdout } = await run(process.execPath, [CHECKER, databaseUrl, file], { maxBuffer: MOST_OUTPUT })
    return JSON.parse(stdout) as Checked
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
