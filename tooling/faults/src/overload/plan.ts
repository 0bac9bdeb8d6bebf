import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast, below } from '@countersign/bench/figures'
import { ownPostgres } from '@countersign/e2e/own-postgres'
import { plainServer } from '@countersign/e2e/plain-server'
import { checkApart } from '../checker/check-apart.ts'
import { beginLoad } from '../load/load.ts'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'
import { growthOf } from './memory-of.ts'

/** Far fewer than there are clients: the bound is what is tested, not the machine. */
const MOST_WAITING = 8
const WARM_UP_COMMANDS = 200
const SLOWEST_MS = 10_000
const MOST_GROWTH_MB = 256
const FEW_CLIENTS = 4
const CALM_COMMANDS = 40
const CALM_MS = 1000

/** The hundredth part of calls takes longer than this. */
const p99 = (took: readonly number[]): number =>
  took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? Number.POSITIVE_INFINITY

const run = async (
  { clients, seconds }: Sizes<'clients' | 'seconds'>,
  { seed, say }: Around,
): Promise<Outcome> => {
  await using postgres = await ownPostgres()
  await using server = await plainServer({ DATABASE_URL: postgres.url, MOST_WAITING: String(MOST_WAITING) })
  await using crowd = await beginLoad(server, { clients, seed })
  // The heap finds its size first: what grows after that would go on growing.
  await crowd.further(WARM_UP_COMMANDS)
  const growth = await growthOf(server.pid(), sleep(seconds * 1000))
  await crowd.end()
  say(`${crowd.history.acknowledged().length} acknowledged, ${crowd.history.later} told to come again`)
  await using few = await beginLoad(server, { clients: FEW_CLIENTS, seed: seed + 1 })
  await few.further(CALM_COMMANDS)
  await few.end()
  const { history } = crowd
  history.sent.push(...few.history.sent)
  const { findings } = await checkApart(postgres.url, history)
  return {
    results: [
      atLeast('calls refused with 503 for the time being', clients, { reached: history.later, unit: '' }),
      atLeast('commands acknowledged meanwhile', WARM_UP_COMMANDS, {
        reached: history.acknowledged().length,
        unit: '',
      }),
      below('p99 of the calls that were answered', SLOWEST_MS, { reached: p99(history.took), unit: ' ms' }),
      below('memory above the beginning', MOST_GROWTH_MB, { reached: growth, unit: ' MB' }),
      atLeast('commands acknowledged once most have gone', CALM_COMMANDS, {
        reached: few.history.acknowledged().length,
        unit: '',
      }),
      below('p99 once most have gone', CALM_MS, { reached: p99(few.history.took), unit: ' ms' }),
    ],
    violations: [...history.failures, ...few.history.failures, ...findings],
  }
}

export const OVERLOAD = planOf({
  about: 'far more clients than the server takes commands at once',
  sizes: {
    clients: { what: 'clients at once', ci: 100, full: 1000 },
    seconds: { what: 'seconds', ci: 4, full: 120 },
  },
  run,
})
