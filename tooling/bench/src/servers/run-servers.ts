import type { Around } from '../bench.ts'
import { startWorker, type Worker } from '../contestants/start-worker.ts'
import { atLeast, type Figure, lineOf, writeFigures } from '../figures/figures.ts'
import { median } from '../measure/median.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { startServer } from '../stage/start-server.ts'
import type { Phase, Sample } from '../workload/drive.ts'
import type { ServersOptions } from './options.ts'

const WARM_UP: Phase = { clients: 64, seconds: 4 }

/** One server alone and two that share the callers, in turn; each server has a load generator of its own. */
export const runServers = async (options: ServersOptions, { say, ended }: Around): Promise<boolean> => {
  const stage = await openStage({ role: 'all', profile: null, statements: false, log: say })
  const workers: Worker[] = []
  try {
    const second = await startServer({
      databaseUrl: stage.url,
      dataDir: `${stage.folder}/second`,
      password: stage.password,
      role: 'all',
      profile: null,
    })
    try {
      for (const { origin } of [stage.server, second])
        workers.push(await openRest(stage, origin, options.seed))
      for (const worker of workers) await worker.run(WARM_UP)
      await stage.analyse(stage.url)
      const results = await takeTurns(workers, options, { say, ended })
      for (const figure of results) say(lineOf(figure))
      if (options.figures !== null) await writeFigures(options.figures, aboutRun(options, results))
      return results.every(({ ok }) => ok)
    } finally {
      for (const worker of workers) await worker.close()
      await second.stop()
    }
  } finally {
    await stage.close()
  }
}

const openRest = ({ password }: Stage, url: string, seed: number): Promise<Worker> =>
  startWorker({ worker: 'rest', url, seed, lanes: null, maxBatch: null, password }, null)

const takeTurns = async (
  workers: readonly Worker[],
  { clients, rounds, seconds }: ServersOptions,
  { say, ended }: Around,
): Promise<Figure[]> => {
  const ratios = new Map<number, number[]>(clients.map((count) => [count, []]))
  for (let round = 1; round <= rounds; round++)
    for (const count of clients) {
      ended.throwIfAborted()
      const one = await perSecond(workers.slice(0, 1), { clients: count, seconds })
      const two = await perSecond(workers, { clients: count, seconds })
      ratios.get(count)?.push(two / one)
      say(`round ${round}, ${count} clients: one server ${Math.round(one)}/s, two ${Math.round(two)}/s`)
    }
  return [...ratios].map(([count, each]) =>
    atLeast(`two servers with ${count} clients beside one`, 1, { reached: median(each), unit: 'x' }),
  )
}

/** Commands a second when the clients are divided among the servers. */
const perSecond = async (workers: readonly Worker[], { clients, seconds }: Phase): Promise<number> => {
  const share = Math.ceil(clients / workers.length)
  const samples: Sample[] = await Promise.all(
    workers.map((worker) => worker.run({ clients: share, seconds })),
  )
  return samples.reduce((sum, { commands }) => sum + commands, 0) / seconds
}

const aboutRun = ({ rounds, seconds, seed }: ServersOptions, results: readonly Figure[]) => ({
  name: 'servers',
  command: `npm run bench -- servers --rounds ${rounds} --seconds ${seconds} --seed ${seed}`,
  seed,
  sizes: { rounds, seconds },
  results,
})
