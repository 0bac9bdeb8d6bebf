import { parseArgs } from 'node:util'
import { writeFigures } from './figures.ts'
import { tamperOften } from './tamper-often.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Runs many tamperings as the words of a command line say. Returns the exit code: 0 when all were found. */
export const tamperCommand = async (words: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      count: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      figures: { type: 'string' },
    },
  })
  const [count, seed] = [Number(values.count), Number(values.seed)]
  say(`${count} tamperings, seed ${seed}`)
  const run = await tamperOften({
    count,
    seed,
    progress: (tried) => {
      if (tried % 1000 === 0) say(`${tried} tried`)
    },
  })
  for (const { number, done } of run.missed) say(`NOT FOUND, number ${number}: ${done}`)
  say(`${run.found} of ${run.tried} found, of ${run.kinds.size} kinds`)
  say(`${run.controls.verified} of ${run.controls.tried} untouched exports verified`)
  const command = `npm run records -- tamper --count ${count} --seed ${seed}`
  if (values.figures !== undefined) await writeFigures(values.figures, run, { seed, command })
  return run.missed.length === 0 && run.controls.verified === run.controls.tried ? 0 : 1
}
