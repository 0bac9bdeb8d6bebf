import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast } from '@countersign/bench/figures'
import { History } from '@countersign/e2e/history'
import { seededRandom } from '@countersign/e2e/random'
import { checkApart } from '../checker/check-apart.ts'
import { type Around, planOf, type Sizes } from '../plan.ts'
import { openStage, type Stage } from '../stage/open-stage.ts'
import { keepFiring, keepJumping, meet } from './fire.ts'
import { type Ground, serveUntilSoon, startLongAgo } from './requests.ts'
import { ZONES } from './zones.ts'

/** Each review sets its due time and a reminder; a request in service one due time. */
const TIMERS_OF_A_REVIEW = 2
/** Of all timers so many per cent fall due while people and servers look on. */
const TIES_PERCENT = 10
/** What setting those up takes at least, a thousand commands a second. */
const COMMANDS_OF_A_TIE = 3
const PATIENCE_MS = 300_000

const dueNow = async ({ database }: Stage): Promise<number> => {
  const { rows } = await database.pool.query<{ due: number }>(
    'SELECT count(*)::int AS due FROM timer WHERE due_at <= clock_timestamp()',
  )
  return rows[0]?.due ?? 0
}

const firedOf = async ({ database }: Stage): Promise<number> => {
  const { rows } = await database.pool.query<{ fired: number }>(
    `SELECT count(*)::int AS fired FROM record WHERE verb = 'fire-timer'`,
  )
  return rows[0]?.fired ?? 0
}

const drained = async (stage: Stage): Promise<readonly string[]> => {
  const deadline = Date.now() + PATIENCE_MS
  while ((await dueNow(stage)) > 0) {
    if (Date.now() > deadline) return [`${await dueNow(stage)} timers are due and nobody fires them`]
    await sleep(100)
  }
  return []
}

const run = async ({ timers, seconds }: Sizes<'timers' | 'seconds'>, { seed, say }: Around) => {
  await using stage = await openStage({ ownClock: true })
  const ground: Ground = { stage, history: new History(), random: seededRandom(seed) }
  const ties = Math.ceil((timers * TIES_PERCENT) / 100)
  const reviews = Math.ceil((timers - ties) / TIMERS_OF_A_REVIEW)
  const wrong: string[] = []
  for (const zone of ZONES)
    wrong.push(...(await startLongAgo(ground, { zone, count: Math.ceil(reviews / ZONES.length) })))
  say(`${reviews} reviews of the last three years in ${ZONES.length} zones are overdue`)
  const soon = await serveUntilSoon(ground, {
    count: ties,
    from: Date.now() + 1000 + ties * COMMANDS_OF_A_TIE,
    within: seconds * 1000,
  })
  say(`${soon.length} services fall due one by one`)
  const stopJumping = keepJumping(ground)
  const workers = stage.pair.map(keepFiring)
  const tie = await meet(ground, soon)
  const jumps = await stopJumping()
  wrong.push(...tie.wrong, ...(await drained(stage)))
  await Promise.all(workers.map((stop) => stop()))
  const fired = await firedOf(stage)
  const { findings } = await checkApart(stage.databaseUrl, ground.history)
  return { set: reviews * TIMERS_OF_A_REVIEW + ties, fired, tie, jumps, violations: [...wrong, ...findings] }
}

export const TIMERS = planOf({
  about:
    'due times in twelve zones over changes of clocks, two workers whose clocks jump, people who decide at the instant',
  sizes: {
    timers: { what: 'timers', ci: 1000, full: 50_000 },
    seconds: { what: 'seconds in which a tenth of them fall due one by one', ci: 5, full: 60 },
  },
  run: async (sizes, around) => {
    const { set, fired, tie, jumps, violations } = await run(sizes, around)
    const least = Math.ceil((sizes.timers * TIES_PERCENT) / 100 / 8)
    return {
      results: [
        atLeast('timers set', sizes.timers, { reached: set, unit: '' }),
        atLeast('timers fired', Math.ceil(sizes.timers * 0.9), { reached: fired, unit: '' }),
        atLeast('tries before the instant by a server whose clock jumps', least, {
          reached: tie.early,
          unit: '',
        }),
        atLeast('decisions within 30 ms of the instant', least, { reached: tie.human, unit: '' }),
        atLeast('jumps of the clock by two hours', sizes.seconds, { reached: jumps, unit: '' }),
      ],
      violations,
    }
  },
})
