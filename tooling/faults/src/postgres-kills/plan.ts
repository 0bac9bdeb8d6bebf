import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast } from '@countersign/bench/figures'
import { type DemoServer, demoServer } from '@countersign/e2e/demo-server'
import { seededRandom } from '@countersign/e2e/random'
import { checkApart } from '../checker/check-apart.ts'
import { beginLoad } from '../load/load.ts'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'
import { backendOf, postmasterOf } from './processes.ts'

const COMMANDS_BETWEEN = 20
const LATEST_MS = 400
const TOLD_EVERY = 10
const LOOK_EVERY_MS = 10
const PATIENCE_MS = 30_000
/** Every fourth kill ends one process of PostgreSQL alone; the others see it and are restarted by their parent. */
const BACKEND_EVERY = 4

/** The PostgreSQL of the server, as soon as it is there again. */
const postmaster = async ({ dataDir }: DemoServer): Promise<number> => {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const pid = postmasterOf(dataDir)
    if (pid !== null) return pid
    if (Date.now() > deadline) throw new Error(`no PostgreSQL came back on ${dataDir}`)
    await sleep(LOOK_EVERY_MS)
  }
}

/** kill -9 of PostgreSQL, whole or one process of it; true when it was the whole. */
const strike = async (server: DemoServer, turn: number): Promise<boolean> => {
  const whole = await postmaster(server)
  const backend = turn % BACKEND_EVERY === 0 ? await backendOf(server.databaseUrl(), whole) : null
  process.kill(backend ?? whole, 'SIGKILL')
  return backend === null
}

const run = async (
  { kills, clients }: Sizes<'kills' | 'clients'>,
  { seed, say }: Around,
): Promise<Outcome> => {
  await using server = await demoServer({ LOG_LEVEL: 'fatal' })
  await using load = await beginLoad(server, { clients, seed })
  const { history } = load
  const random = seededRandom(seed)
  const struck = { whole: 0, backends: 0, felt: 0 }
  for (let done = 1; done <= kills; done++) {
    await load.further(COMMANDS_BETWEEN)
    await sleep(random() * LATEST_MS)
    const before = history.later
    const whole = await strike(server, done)
    if (whole) struck.whole += 1
    else struck.backends += 1
    await load.further(COMMANDS_BETWEEN)
    if (history.later > before) struck.felt += 1
    if (done % TOLD_EVERY === 0) say(`${done} of ${kills}, ${history.acknowledged().length} acknowledged`)
  }
  await load.end()
  const { findings } = await checkApart(server.databaseUrl(), history)
  const backends = Math.floor(kills / BACKEND_EVERY)
  return {
    results: [
      atLeast('kills of the whole PostgreSQL', kills - backends, { reached: struck.whole, unit: '' }),
      atLeast('kills of one of its processes', backends, { reached: struck.backends, unit: '' }),
      // The runtime decides again by itself what a short absence broke off: not each kill reaches a client.
      atLeast('kills after which clients were told to come again', Math.ceil(kills / 2), {
        reached: struck.felt,
        unit: '',
      }),
      atLeast('commands acknowledged', kills * COMMANDS_BETWEEN, {
        reached: history.acknowledged().length,
        unit: '',
      }),
    ],
    violations: [
      ...history.failures,
      ...history.sent
        .filter(({ unanswered }) => unanswered > 0)
        .map(({ what, key }) => `${what} ${key} got no answer from a server that was there`),
      ...findings,
    ],
  }
}

export const POSTGRES_KILLS = planOf({
  about: 'kill -9 of PostgreSQL, or of one of its processes, under load while the server lives',
  sizes: {
    kills: { what: 'kills', ci: 4, full: 200 },
    clients: { what: 'clients at once', ci: 12, full: 12 },
  },
  run,
})
