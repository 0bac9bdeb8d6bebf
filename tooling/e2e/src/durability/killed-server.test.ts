import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Client } from '../load/client.ts'
import { compareWithDatabase } from '../load/compare.ts'
import { examineDatabase } from '../load/examine-database.ts'
import { History } from '../load/history.ts'
import { seededRandom } from '../load/random.ts'
import { walkRequests } from '../load/walk.ts'
import { signInAll } from '../person/people.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'

const CLIENTS = 12
const KILLS = 5
const SEED = 4_711

const log = (line: string) => process.stdout.write(`  kill -9: ${line}\n`)

/** Resolves once so many more commands were acknowledged: a kill before anything happened would prove nothing. */
const progress = async (history: History, commands: number): Promise<void> => {
  const target = history.acknowledged().length + commands
  await expect
    .poll(() => history.acknowledged().length, { timeout: 60_000, interval: 10 })
    .toBeGreaterThanOrEqual(target)
}

const killAgainAndAgain = async (server: DemoServer, history: History): Promise<void> => {
  const random = seededRandom(SEED)
  for (let kill = 1; kill <= KILLS; kill++) {
    await progress(history, 20)
    await sleep(random() * 400)
    await server.kill()
    await server.start()
    log(`${kill} of ${KILLS}, ${history.acknowledged().length} commands acknowledged so far`)
  }
  await progress(history, 20)
}

describe('a server killed with -9 under load', { timeout: 240_000 }, () => {
  it('keeps every command it acknowledged, each applied exactly once', async () => {
    await using server = await demoServer()
    const people = await signInAll(server)
    const history = new History()
    let goesOn = true
    const walks = Array.from({ length: CLIENTS }, (_, index) =>
      walkRequests({
        people,
        history,
        client: new Client(history),
        random: seededRandom(SEED + index),
        goesOn: () => goesOn,
      }),
    )
    await killAgainAndAgain(server, history).finally(() => {
      goesOn = false
    })
    await Promise.all(walks)
    expect(history.failures).toEqual([])
    expect(await compareWithDatabase(server.databaseUrl(), history)).toEqual([])
    expect((await examineDatabase(server.databaseUrl())).findings).toEqual([])
    // At least one command must have been cut off and sent again with its key, or the kills missed the load.
    expect(history.sent.filter(({ unanswered }) => unanswered > 0).length).toBeGreaterThanOrEqual(KILLS)
  })
})
