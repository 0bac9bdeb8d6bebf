import { readFile } from 'node:fs/promises'
import { compareWithDatabase } from '@countersign/e2e/compare'
import { examineDatabase } from '@countersign/e2e/examine-database'
import { History, type Sent } from '@countersign/e2e/history'
import { check } from './check.ts'

// A process of its own: what it finds comes from the clients' history and from SQL, not from anything in memory.
const [url = '', file = ''] = process.argv.slice(2)
const history = new History()
for (const line of (await readFile(file, 'utf8')).split('\n'))
  if (line !== '') history.sent.push(JSON.parse(line) as Sent)

const differences = await compareWithDatabase(url, history)
const { instances, findings } = await check(url)
// The doctor reads with the engine's own code: a second opinion, which also replays.
const second = await examineDatabase(url)
process.stdout.write(
  JSON.stringify({ instances, findings: [...differences, ...findings, ...second.findings] }),
)
