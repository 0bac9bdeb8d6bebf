import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast } from '@countersign/bench/figures'
import { demoServer } from '@countersign/e2e/demo-server'
import { seededRandom } from '@countersign/e2e/random'
import { checkApart } from '../checker/check-apart.ts'
import { beginLoad } from '../load/load.ts'
import { type Around, planOf, type Sizes } from '../plan.ts'

const COMMANDS_BETWEEN = 20
const LATEST_MS = 400
const TOLD_EVERY = 10

const kill = async (
  { kills, clients }: Sizes<'kills' | 'clients'>,
  { seed, say }: Around,
): Promise<{
  readonly cutOff: number
  readonly acknowledged: number
  readonly findings: readonly string[]
}> => {
  await using server = await demoServer()
  await using load = await beginLoad(server, { clients, seed })
  const random = seededRandom(seed)
  for (let done = 1; done <= kills; done++) {
    await load.further(COMMANDS_BETWEEN)
    await sleep(random() * LATEST_MS)
    await server.kill()
    await server.start()
    if (done % TOLD_EVERY === 0)
      say(`${done} of ${kills}, ${load.history.acknowledged().length} acknowledged`)
  }
  await load.further(COMMANDS_BETWEEN)
  await load.end()
  const { findings } = await checkApart(server.databaseUrl(), load.history)
  return {
    cutOff: load.history.sent.filter(({ unanswered }) => unanswered > 0).length,
    acknowledged: load.history.acknowledged().length,
    findings: [...load.history.failures, ...findings],
  }
}

export const KILLS = planOf({
  about: 'kill -9 of the server at random moments under load',
  sizes: {
    kills: { what: 'kills', ci: 8, full: 1000 },
    clients: { what: 'clients at once', ci: 12, full: 12 },
  },
  run: async (sizes, around) => {
    const { cutOff, acknowledged, findings } = await kill(sizes, around)
    return {
      results: [
        // A kill that hits nothing under way proves nothing.
        atLeast('commands cut off by a kill and sent again', sizes.kills, { reached: cutOff, unit: '' }),
        atLeast('commands acknowledged', sizes.kills * COMMANDS_BETWEEN, { reached: acknowledged, unit: '' }),
      ],
      violations: findings,
    }
  },
})
