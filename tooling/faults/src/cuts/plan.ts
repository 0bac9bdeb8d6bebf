import { atLeast } from '@countersign/bench/figures'
import { ownPostgres } from '@countersign/e2e/own-postgres'
import { plainServer } from '@countersign/e2e/plain-server'
import { seededRandom } from '@countersign/e2e/random'
import { checkApart } from '../checker/check-apart.ts'
import { beginLoad } from '../load/load.ts'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'
import { type CuttingProxy, cuttingProxy, POINTS, type Point } from './proxy.ts'

const COMMANDS_BETWEEN = 2
const TOLD_EVERY = 100
const PATIENCE_MS = 60_000

/** Each point in turn, in an order of chance each time around: every one is met equally often. */
const pointsOf = function* (cuts: number, random: () => number): Generator<Point> {
  let left: Point[] = []
  for (let cut = 0; cut < cuts; cut++) {
    if (left.length === 0) left = [...POINTS]
    const [point] = left.splice(Math.floor(random() * left.length), 1)
    if (point !== undefined) yield point
  }
}

const breaksInTime = async (proxy: CuttingProxy, point: Point): Promise<void> => {
  let late: NodeJS.Timeout | undefined
  const never = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`nothing passed by: ${point}`)), PATIENCE_MS)
  })
  await Promise.race([proxy.breakAt(point), never]).finally(() => clearTimeout(late))
}

const run = async ({ cuts, clients }: Sizes<'cuts' | 'clients'>, { seed, say }: Around): Promise<Outcome> => {
  await using postgres = await ownPostgres()
  await using proxy = await cuttingProxy(postgres.url)
  await using server = await plainServer({ DATABASE_URL: proxy.url })
  await using load = await beginLoad(server, { clients, seed })
  const { history } = load
  const happened = new Map<Point, number>(POINTS.map((point) => [point, 0]))
  let done = 0
  for (const point of pointsOf(cuts, seededRandom(seed))) {
    await breaksInTime(proxy, point)
    happened.set(point, (happened.get(point) ?? 0) + 1)
    await load.further(COMMANDS_BETWEEN)
    if (++done % TOLD_EVERY === 0) say(`${done} of ${cuts}, ${history.acknowledged().length} acknowledged`)
  }
  await load.end()
  const { findings } = await checkApart(postgres.url, history)
  const silent = history.sent.filter(({ unanswered }) => unanswered > 0)
  return {
    results: [
      ...POINTS.map((point) =>
        atLeast(`broken: ${point}`, Math.floor(cuts / POINTS.length), {
          reached: happened.get(point) ?? 0,
          unit: '',
        }),
      ),
      atLeast('commands acknowledged', cuts * COMMANDS_BETWEEN, {
        reached: history.acknowledged().length,
        unit: '',
      }),
    ],
    violations: [
      ...history.failures,
      ...silent.map(({ what, key }) => `${what} ${key} got no answer from a server that was there`),
      ...findings,
    ],
  }
}

export const CUTS = planOf({
  about: 'connections to PostgreSQL cut at named points, the answer to COMMIT among them, under load',
  sizes: {
    cuts: { what: 'cuts', ci: 60, full: 2000 },
    clients: { what: 'clients at once', ci: 12, full: 12 },
  },
  run,
})
