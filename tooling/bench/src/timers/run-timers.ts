import { setTimeout as pause } from 'node:timers/promises'
import type { Around } from '../bench.ts'
import { atLeast, below, type Figure, lineOf, writeFigures } from '../figures/figures.ts'
import { loadRequests } from '../load/load-requests.ts'
import { latencyOf } from '../measure/latency.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { startServer } from '../stage/start-server.ts'
import { countDue, latenessOf, leaveDue, spreadDue } from './due-timers.ts'
import type { TimersOptions } from './options.ts'

const DRAINED_WITHIN_S = 60
const LATE_MS = 1000
const LOOK_EVERY_MS = 100
/** Longer than this is no answer any more. */
const PATIENCE_MS = 30 * 60_000

/** A worker starts where many timers are due; then others fall due one by one. */
export const runTimers = async (options: TimersOptions, around: Around): Promise<boolean> => {
  const { say } = around
  const stage = await openStage({ role: 'web', profile: null, statements: false, leastLog: true, log: say })
  try {
    // Every open request has at least one timer.
    await loadRequests(stage.url, {
      open: options.due + options.later,
      finished: 0,
      groups: 1,
      seed: options.seed,
      around,
    })
    const due = await leaveDue(stage.owner, options.due)
    say(`${due} timers are due`)
    const seconds = await drain(stage, around)
    const late = await fallDue(stage, options, around)
    const results = figuresOf(options, { due, seconds, late })
    for (const figure of results) say(lineOf(figure))
    if (options.figures !== null) await writeFigures(options.figures, aboutRun(options, results))
    return results.every(({ ok }) => ok)
  } finally {
    await stage.close()
  }
}

const startTimerWorker = (stage: Stage, name: string) =>
  startServer({
    databaseUrl: stage.url,
    dataDir: `${stage.folder}/${name}`,
    password: stage.password,
    role: 'worker',
    profile: null,
  })

/** Seconds from the start of a worker's process until nothing is due any more. */
const drain = async (stage: Stage, { say, ended }: Around): Promise<number> => {
  const began = performance.now()
  const worker = await startTimerWorker(stage, 'first')
  try {
    await nothingDue(stage, ended)
    const seconds = (performance.now() - began) / 1000
    say(`fired in ${seconds.toFixed(1)} s`)
    return seconds
  } finally {
    await worker.stop()
  }
}

const nothingDue = async ({ owner }: Stage, ended: AbortSignal): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS
  while ((await countDue(owner)) > 0) {
    ended.throwIfAborted()
    if (performance.now() > deadline) throw new Error('timers were still due after half an hour')
    await pause(LOOK_EVERY_MS)
  }
}

const fallDue = async (
  stage: Stage,
  { later, seconds }: TimersOptions,
  { ended }: Around,
): Promise<number[]> => {
  const worker = await startTimerWorker(stage, 'second')
  try {
    await spreadDue(stage.owner, { count: later, seconds })
    await pause(seconds * 1000, undefined, { signal: ended })
    await nothingDue(stage, ended)
    return await latenessOf(stage.owner)
  } finally {
    await worker.stop()
  }
}

type Outcome = { readonly due: number; readonly seconds: number; readonly late: readonly number[] }

const figuresOf = (options: TimersOptions, { due, seconds, late }: Outcome): Figure[] => [
  below(`${due} due timers fired, the worker's start included`, DRAINED_WITHIN_S, {
    reached: seconds,
    unit: ' s',
  }),
  below('lateness of timers that fall due one by one, p99', LATE_MS, {
    reached: latencyOf(late)?.p99 ?? Number.NaN,
    unit: ' ms',
  }),
  atLeast('of those, fired', options.later, { reached: late.length, unit: '' }),
  atLeast('of those, earliest against its instant', 0, { reached: Math.min(...late), unit: ' ms' }),
]

const aboutRun = ({ due, later, seconds, seed }: TimersOptions, results: readonly Figure[]) => ({
  name: 'timers',
  command: `npm run bench -- timers --due ${due} --later ${later} --seconds ${seconds} --seed ${seed}`,
  seed,
  sizes: { due, later, seconds },
  results,
})
