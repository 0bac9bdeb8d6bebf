import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { atLeast } from '@countersign/bench/figures'
import { ownPostgres } from '@countersign/e2e/own-postgres'
import { type PlainServer, plainServer } from '@countersign/e2e/plain-server'
import { seededRandom } from '@countersign/e2e/random'
import { checkApart } from '../checker/check-apart.ts'
import { beginLoad, type Load } from '../load/load.ts'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'
import { POINTS, type Point } from './points.ts'

const COMMANDS_BETWEEN = 20
const LATEST_MS = 400
/** A point is passed many times a second under load: the one to die at is not always the first. */
const PASSES = 5
const PATIENCE_MS = 60_000
const TOLD_EVERY = 25
const CRASH_POINTS = pathToFileURL(join(import.meta.dirname, 'crash-points.ts')).href

type Stage = { readonly server: PlainServer; readonly load: Load; readonly random: () => number }

const killAtRandom = async ({ server, load, random }: Stage): Promise<void> => {
  await load.further(COMMANDS_BETWEEN)
  await sleep(random() * LATEST_MS)
  await server.kill()
  await server.start()
}

/** Starts the server with a crash point in it, arms that under load, and waits until the process has killed itself. */
const killAt = async (point: Point, { server, load, random }: Stage): Promise<void> => {
  const after = 1 + Math.floor(random() * PASSES)
  await server.kill()
  await server.start(['--import', `${CRASH_POINTS}?point=${point}&after=${after}`])
  await load.further(1)
  process.kill(server.pid(), 'SIGUSR2')
  const code = await Promise.race([server.ended(), sleep(PATIENCE_MS, 'alive', { ref: false })])
  if (code !== null) throw new Error(`the server did not come to die at ${point}: ${code}`)
}

type Asked = Sizes<'kills' | 'at-points' | 'clients'>

const run = async (sizes: Asked, { seed, say }: Around): Promise<Outcome> => {
  await using postgres = await ownPostgres()
  await using server = await plainServer({ DATABASE_URL: postgres.url })
  await using load = await beginLoad(server, { clients: sizes.clients, seed })
  const stage = { server, load, random: seededRandom(seed) }
  const { history } = load
  const tell = (done: number, of: number, what: string) => {
    if (done % TOLD_EVERY === 0)
      say(`${done} of ${of} ${what}, ${history.acknowledged().length} acknowledged`)
  }
  for (let done = 1; done <= sizes.kills; done++) {
    await killAtRandom(stage)
    tell(done, sizes.kills, 'at random')
  }
  const died = new Map<Point, number>(POINTS.map((point) => [point, 0]))
  for (let done = 1; done <= sizes['at-points']; done++) {
    const point = POINTS[done % POINTS.length] ?? 'before-commit'
    await killAt(point, stage)
    died.set(point, (died.get(point) ?? 0) + 1)
    tell(done, sizes['at-points'], 'at points')
  }
  await server.start()
  await load.further(COMMANDS_BETWEEN)
  await load.end()
  const { findings } = await checkApart(postgres.url, history)
  const cutOff = history.sent.filter(({ unanswered }) => unanswered > 0).length
  return {
    results: [
      // A kill that hits nothing under way proves nothing.
      atLeast('commands cut off by a kill and sent again', sizes.kills, { reached: cutOff, unit: '' }),
      ...POINTS.map((point) =>
        atLeast(`killed itself: ${point}`, Math.floor(sizes['at-points'] / POINTS.length), {
          reached: died.get(point) ?? 0,
          unit: '',
        }),
      ),
      atLeast('commands acknowledged', sizes.kills * COMMANDS_BETWEEN, {
        reached: history.acknowledged().length,
        unit: '',
      }),
    ],
    violations: [...history.failures, ...findings],
  }
}

export const KILLS = planOf({
  about: 'kill -9 of the server under load, at random moments and at named points',
  sizes: {
    kills: { what: 'kills at random', ci: 8, full: 600 },
    'at-points': { what: 'kills at named points', ci: 12, full: 400 },
    clients: { what: 'clients at once', ci: 12, full: 12 },
  },
  run,
})
