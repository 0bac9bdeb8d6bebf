import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Around } from '../bench.ts'
import { below, type Figure, lineOf, writeFigures } from '../figures/figures.ts'
import { median } from '../measure/median.ts'
import { npmStart } from './npm-start.ts'
import type { StartOptions } from './options.ts'

const FIRST_S = 6
const AGAIN_S = 2.5
const IDLE_MB = 200
const MB = 1_000_000

type Round = { readonly first: number; readonly again: number; readonly idle: number | null }

/** A first start on an empty data directory and a second one on the same, round by round. */
export const runStart = async (options: StartOptions, { say, ended }: Around): Promise<boolean> => {
  const rounds: Round[] = []
  for (let round = 1; round <= options.rounds; round++) {
    ended.throwIfAborted()
    const one = await startTwice(options.idleSeconds)
    rounds.push(one)
    const memory = one.idle === null ? '' : `, ${Math.round(one.idle)} MB when idle`
    say(`round ${round}: first ${one.first.toFixed(1)} s, again ${one.again.toFixed(1)} s${memory}`)
  }
  const results = figuresOf(rounds)
  for (const figure of results) say(lineOf(figure))
  if (options.figures !== null) await writeFigures(options.figures, aboutRun(options, results))
  return results.every(({ ok }) => ok)
}

const startTwice = async (idleSeconds: number): Promise<Round> => {
  const home = await mkdtemp(join(tmpdir(), 'countersign-bench-start-'))
  // PostgreSQL runs as another user when root starts it.
  await chmod(home, 0o711)
  const dataDir = join(home, 'data')
  try {
    const first = await npmStart(dataDir)
    await first.stop()
    const again = await npmStart(dataDir)
    await pause(idleSeconds * 1000)
    const memory = again.memory()
    await again.stop()
    return { first: first.seconds, again: again.seconds, idle: memory === null ? null : memory / MB }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

const figuresOf = (rounds: readonly Round[]): Figure[] => {
  const idle = rounds.flatMap((round) => (round.idle === null ? [] : [round.idle]))
  const measured = (values: readonly number[], unit: string) => ({ reached: median(values), unit })
  return [
    below(
      'npm start on an empty data directory',
      FIRST_S,
      measured(
        rounds.map(({ first }) => first),
        ' s',
      ),
    ),
    below(
      'npm start again',
      AGAIN_S,
      measured(
        rounds.map(({ again }) => again),
        ' s',
      ),
    ),
    ...(idle.length > 0 ? [below('memory of the idle server', IDLE_MB, measured(idle, ' MB'))] : []),
  ]
}

const aboutRun = ({ rounds, idleSeconds }: StartOptions, results: readonly Figure[]) => ({
  name: 'start',
  command: `npm run bench -- start --rounds ${rounds} --idle-seconds ${idleSeconds}`,
  seed: null,
  sizes: { rounds, idleSeconds },
  results,
})
