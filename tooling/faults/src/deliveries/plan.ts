import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast } from '@countersign/bench/figures'
import { type DemoServer, demoServer } from '@countersign/e2e/demo-server'
import { History } from '@countersign/e2e/history'
import { seededRandom } from '@countersign/e2e/random'
import { FIELDS } from '@countersign/e2e/request-fields'
import { startInstanceId } from '@countersign/runtime/start-instance-id'
import { checkApart } from '../checker/check-apart.ts'
import { type Around, planOf, type Sizes } from '../plan.ts'
import { openStage, type Stage } from '../stage/open-stage.ts'
import { send } from '../stage/send.ts'
import { brokenPromises, carried, promisesIn } from './promises.ts'

const EVERYBODY = ['supervisor', 'manager', 'director', 'vp', 'gm', 'rep2', 'dev-supervisor'] as const
/** One request tells its supervisor, and everybody it is copied to. */
const OF_A_REQUEST = 1 + EVERYBODY.length
const AT_ONCE = 8
const IN_HAND_MS = 3000

const produceOne = async ({ pair: [runtime] }: Stage, history: History): Promise<void> => {
  const key = randomUUID()
  const id = startInstanceId('rep', key)
  const start = { verb: 'start', id, fields: FIELDS, submit: true } as never
  await send(runtime, history, { id, by: 'rep', command: start, key })
  await send(runtime, history, { id, by: 'rep', command: { verb: 'cc', to: EVERYBODY } })
}

/** Requests whose messages a worker is to carry, some at a time until there are enough. */
const produce = async (stage: Stage, history: History, deliveries: number): Promise<void> => {
  let left = Math.ceil(deliveries / OF_A_REQUEST)
  const producing = Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await produceOne(stage, history)
  })
  await Promise.all(producing)
}

/** A kill at any moment mostly meets a worker between two messages. */
const someInHand = async ({ database }: Stage): Promise<void> => {
  const deadline = Date.now() + IN_HAND_MS
  while ((await promisesIn(database)).active === 0 && Date.now() < deadline) await sleep(1)
}

/** Kills the worker again and again; resolves with how often it had messages in its hands. */
const killOften = async (
  { stage, worker }: { readonly stage: Stage; readonly worker: DemoServer },
  kills: number,
  random: () => number,
): Promise<number> => {
  let hit = 0
  for (let kill = 0; kill < kills; kill++) {
    await sleep(random() * 600)
    await someInHand(stage)
    await worker.kill()
    if ((await promisesIn(stage.database)).active > 0) hit++
    await worker.start()
  }
  return hit
}

const run = async ({ deliveries, kills }: Sizes<'deliveries' | 'kills'>, { seed, say }: Around) => {
  await using stage = await openStage()
  await using worker = await demoServer({ DATABASE_URL: stage.databaseUrl, ROLE: 'worker' })
  const history = new History()
  const random = seededRandom(seed)
  const producing = produce(stage, history, deliveries)
  const hit = await killOften({ stage, worker }, kills, random)
  await producing
  say(`the last of ${kills} kills is over; ${hit} had messages in hand`)
  const began = Date.now()
  const waiting = await carried(stage.database)
  const seconds = (Date.now() - began) / 1000
  const { promised } = await promisesIn(stage.database)
  const broken = await brokenPromises(stage.database)
  const { findings } = await checkApart(stage.databaseUrl, history)
  return { promised, hit, seconds, violations: [...waiting, ...broken, ...findings] }
}

export const DELIVERIES = planOf({
  about: 'kill -9 of the worker that carries messages to people; each must reach its person, under one id',
  sizes: {
    deliveries: { what: 'messages', ci: 2000, full: 100_000 },
    kills: { what: 'kills', ci: 5, full: 100 },
  },
  run: async (sizes, around) => {
    const { promised, hit, seconds, violations } = await run(sizes, around)
    return {
      results: [
        atLeast('messages promised', sizes.deliveries, { reached: promised, unit: '' }),
        atLeast('kills with messages in hand', Math.ceil(sizes.kills / 3), {
          reached: hit,
          unit: ` of ${sizes.kills}`,
        }),
        {
          goal: 'all carried after the last kill within',
          asked: '< 120',
          reached: seconds,
          unit: ' s',
          ok: seconds < 120,
        },
      ],
      violations,
    }
  },
})
