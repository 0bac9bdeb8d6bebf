import pg from 'pg'
import type { Around } from '../bench.ts'
import { startWorker, type Worker } from '../contestants/start-worker.ts'
import { atLeast, below, type Figure, lineOf, writeFigures } from '../figures/figures.ts'
import { loadRequests } from '../load/load-requests.ts'
import { median } from '../measure/median.ts'
import { addDatabase } from '../stage/add-database.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import type { DepthOptions } from './options.ts'
import { type Reading, readPages } from './read-pages.ts'

const INBOX_MS = 15
const REQUEST_PAGE_MS = 20
const LEAST_OF_EMPTY = 0.9
const WARM_UP = [
  { clients: 64, seconds: 3 },
  { clients: 16, seconds: 1 },
]
const OPENED = 500

/** Commands in an empty database and in a full one in turn, then pages of the full one. */
export const runDepth = async (options: DepthOptions, { say, ended }: Around): Promise<boolean> => {
  const stage = await openStage({ role: 'web', profile: null, statements: false, leastLog: true, log: say })
  try {
    const full = await addDatabase(stage, 'web')
    try {
      const began = performance.now()
      await loadRequests(full.url, { ...options, around: { say, ended } })
      say(`loaded in ${Math.round((performance.now() - began) / 1000)} s; ${await sizeOf(stage, full.url)}`)
      const readings = await readPages({
        origin: full.server.origin,
        password: stage.password,
        instances: await someRequests(full.url),
        seed: options.seed,
        times: options.times,
      })
      for (const { title, latency, depth } of readings)
        say(
          `${title.padEnd(48)} p50 ${latency.p50.toFixed(1)}  p99 ${latency.p99.toFixed(1)}  max ${latency.max.toFixed(1)} ms${depth > 0 ? `  (up to page ${depth + 1})` : ''}`,
        )
      const commands = await compareCommands(stage, full.url, { options, around: { say, ended } })
      const results = [...commands, ...readings.flatMap(figureOf)]
      for (const figure of results) say(lineOf(figure))
      if (options.figures !== null) await writeFigures(options.figures, aboutRun(options, results))
      return results.every(({ ok }) => ok)
    } finally {
      await full.server.stop()
    }
  } finally {
    await stage.close()
  }
}

const aboutRun = (
  { open, finished, groups, seed, times, rounds, seconds }: DepthOptions,
  results: Figure[],
) => ({
  name: `depth-${open}`,
  command: `npm run bench -- depth --open ${open} --finished ${finished} --seed ${seed}`,
  seed,
  sizes: { open, finished, groups, times, rounds, seconds },
  results,
})

const figureOf = ({ title, latency }: Reading): Figure[] => {
  const measured = { reached: latency.p99, unit: ' ms' }
  if (/^inbox/.test(title)) return [below(`${title}, p99`, INBOX_MS, measured)]
  if (/page$/.test(title)) return [below(`${title}, p99`, REQUEST_PAGE_MS, measured)]
  return []
}

type Run = { readonly options: DepthOptions; readonly around: Around }

const compareCommands = async (
  stage: Stage,
  fullUrl: string,
  { options, around: { say, ended } }: Run,
): Promise<Figure[]> => {
  const open = (url: string) =>
    startWorker(
      { worker: 'process', url, seed: options.seed, lanes: null, maxBatch: null, password: stage.password },
      null,
    )
  const workers: Worker[] = []
  try {
    workers.push(await open(stage.url), await open(fullUrl))
    for (const phase of WARM_UP) for (const worker of workers) await worker.run(phase)
    await stage.analyse(stage.url)
    const ratios = new Map<number, number[]>(options.clients.map((clients) => [clients, []]))
    for (let round = 1; round <= options.rounds; round++)
      for (const clients of options.clients) {
        const speeds: number[] = []
        // The one that goes second meets the other's dirty pages, so they take turns at that too.
        ended.throwIfAborted()
        for (const index of round % 2 === 1 ? [0, 1] : [1, 0]) {
          const { commands, seconds } = await (workers[index] as Worker).run({
            clients,
            seconds: options.seconds,
          })
          speeds[index] = commands / seconds
        }
        const [empty = 0, full = 0] = speeds
        ratios.get(clients)?.push(full / empty)
        say(`round ${round}, ${clients} clients: empty ${Math.round(empty)}/s, full ${Math.round(full)}/s`)
      }
    return [...ratios].map(([clients, each]) =>
      atLeast(`commands/s with ${clients} clients beside an empty database`, LEAST_OF_EMPTY, {
        reached: median(each),
        unit: 'x',
      }),
    )
  } finally {
    for (const worker of workers) await worker.close()
  }
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1)

const sizeOf = async ({ owner }: Stage, url: string): Promise<string> => {
  const { rows } = await owner.query<{ size: string }>(
    'SELECT pg_size_pretty(pg_database_size($1)) AS size',
    [nameOf(url)],
  )
  return rows[0]?.size ?? ''
}

/** Requests from all over the table. */
const someRequests = async (url: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `SELECT instance_id AS id FROM instance WHERE instance_id > md5('some')::uuid ORDER BY instance_id LIMIT $1`,
      [OPENED],
    )
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}
