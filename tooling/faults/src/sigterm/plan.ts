import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast, below } from '@countersign/bench/figures'
import { ownPostgres } from '@countersign/e2e/own-postgres'
import { type PlainServer, plainServer } from '@countersign/e2e/plain-server'
import { seededRandom } from '@countersign/e2e/random'
import { checkApart } from '../checker/check-apart.ts'
import { beginLoad } from '../load/load.ts'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'

const COMMANDS_BETWEEN = 20
const LATEST_MS = 400
const LIMIT_MS = 10_000
const TOLD_EVERY = 25

type Stop = { readonly code: number | null; readonly ms: number }

const stop = async (server: PlainServer): Promise<Stop> => {
  const began = performance.now()
  const code = await server.stop()
  return { code, ms: performance.now() - began }
}

const run = async (
  { stops, clients }: Sizes<'stops' | 'clients'>,
  { seed, say }: Around,
): Promise<Outcome> => {
  await using postgres = await ownPostgres()
  await using server = await plainServer({ DATABASE_URL: postgres.url })
  await using load = await beginLoad(server, { clients, seed })
  const { history } = load
  const random = seededRandom(seed)
  const stopped: Stop[] = []
  for (let done = 1; done <= stops; done++) {
    await load.further(COMMANDS_BETWEEN)
    await sleep(random() * LATEST_MS)
    stopped.push(await stop(server))
    await server.start()
    if (done % TOLD_EVERY === 0) say(`${done} of ${stops}, ${history.acknowledged().length} acknowledged`)
  }
  await load.further(COMMANDS_BETWEEN)
  await load.end()
  const { findings } = await checkApart(postgres.url, history)
  const orderly = stopped.filter(({ code }) => code === 0).length
  const longest = Math.max(...stopped.map(({ ms }) => ms))
  return {
    results: [
      atLeast('stops under load that ended with 0', stops, { reached: orderly, unit: '' }),
      below('longest stop', LIMIT_MS, { reached: longest, unit: ' ms' }),
      atLeast('commands acknowledged', stops * COMMANDS_BETWEEN, {
        reached: history.acknowledged().length,
        unit: '',
      }),
    ],
    violations: [...history.failures, ...findings],
  }
}

export const SIGTERM = planOf({
  about: 'SIGTERM under load: what is under way is finished or sent again, and the server ends with 0',
  sizes: {
    stops: { what: 'stops', ci: 3, full: 200 },
    clients: { what: 'clients at once', ci: 12, full: 12 },
  },
  run,
})
