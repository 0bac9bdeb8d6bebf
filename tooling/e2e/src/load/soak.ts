import { setTimeout as sleep } from 'node:timers/promises'
import { signInAll } from '../person/people.ts'
import { demoServer } from '../server/demo-server.ts'
import { Client } from './client.ts'
import { compareWithDatabase } from './compare.ts'
import { examineDatabase } from './examine-database.ts'
import { History } from './history.ts'
import { seededRandom } from './random.ts'
import { walkRequests } from './walk.ts'

export type Soak = {
  readonly clients: number
  readonly seconds: number
  readonly seed: number
  readonly log: (line: string) => void
}

export type SoakReport = {
  readonly acknowledged: number
  readonly refused: number
  readonly requests: number
  /** What is wrong, a sentence each; none when all is well. */
  readonly problems: readonly string[]
}

const LINE_EVERY_MS = 5000

const tell = async ({ seconds, log }: Soak, history: History): Promise<void> => {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    await sleep(Math.min(LINE_EVERY_MS, end - Date.now()))
    const left = Math.max(0, Math.round((end - Date.now()) / 1000))
    log(`${history.acknowledged().length} commands acknowledged, ${left} s left`)
  }
}

/** Many clients walk requests at once over REST for a while; then the database is compared with what they were told. */
export const soak = async (options: Soak): Promise<SoakReport> => {
  const { clients, seconds, seed, log } = options
  await using server = await demoServer()
  const people = await signInAll(server)
  const history = new History()
  const end = Date.now() + seconds * 1000
  const walks = Array.from({ length: clients }, (_, index) =>
    walkRequests({
      people,
      history,
      client: new Client(history),
      random: seededRandom(seed + index),
      goesOn: () => Date.now() < end,
    }),
  )
  await Promise.all([...walks, tell(options, history)])
  const url = server.databaseUrl()
  const differences = await compareWithDatabase(url, history)
  const { instances, findings } = await examineDatabase(url)
  log(`the doctor examined ${instances} requests and found ${findings.length} things`)
  const acknowledged = history.acknowledged().length
  return {
    acknowledged,
    refused: history.sent.length - acknowledged,
    requests: instances,
    problems: [...history.failures, ...differences, ...findings],
  }
}
