import { setup } from '@countersign/checks/test-database'
import { commitOf } from './commit-of.ts'
import { writeFigures } from './figures.ts'
import { allMutants, type Mutant } from './mutant.ts'
import { HELP, type Options, parseOptions } from './options.ts'
import { sampleOf } from './sample.ts'
import type { Trial } from './try-mutant.ts'
import { failuresWithoutBugs, tryMutants } from './try-mutants.ts'

const show = (text: string) => process.stdout.write(`${text}\n`)

const chosen = ({ choice }: Options, seed: string): readonly Mutant[] => {
  const mutants = allMutants()
  if (choice.kind === 'all') return mutants
  if (choice.kind === 'sample') return sampleOf(mutants, choice.size, seed)
  return choice.ids.map((id) => {
    const found = mutants.find((mutant) => mutant.id === id)
    if (found === undefined) throw new Error(`there is no seeded bug "${id}"`)
    return found
  })
}

const lineOf = (trial: Trial): string => {
  const { mutant, seconds, verdict } = trial
  const why = {
    caught: () => (trial.verdict === 'caught' ? `by "${trial.by}"` : ''),
    survived: () => mutant.breaks,
    'not-applied': () => `${mutant.file} has changed`,
    unclear: () => (trial.verdict === 'unclear' ? `nothing ran: ${trial.output}` : ''),
  }[verdict]()
  return `${verdict.padEnd(11)} ${mutant.id} (${seconds.toFixed(1)} s) ${why}`
}

/** True when every bug tried was caught. */
const run = async (options: Options, words: readonly string[]): Promise<boolean> => {
  const seed = options.choice.kind === 'sample' ? (options.choice.seed ?? commitOf()) : null
  const mutants = chosen(options, seed ?? '')
  show(`${mutants.length} seeded bugs${seed === null ? '' : `, drawn by ${seed}`}`)
  const failures = await failuresWithoutBugs(mutants, (room, { passed, failed }) =>
    show(`without any bug, ${room}: ${passed} tests pass, ${failed.length} fail`),
  )
  if (failures.length > 0) {
    show(`without any bug these fail, so nothing can be said:\n${failures.join('\n')}`)
    return false
  }
  let done = 0
  const progress = (trial: Trial) => show(`${String(++done).padStart(3)} ${lineOf(trial)}`)
  const trials = await tryMutants(mutants, { jobs: options.jobs, progress })
  const caught = trials.filter(({ verdict }) => verdict === 'caught').length
  show(`${caught} of ${mutants.length} caught`)
  for (const trial of trials) if (trial.verdict !== 'caught') show(lineOf(trial))
  if (options.figures !== null) {
    const command = `npm run mutants -- ${words.join(' ')}`.replace(/ --figures \S+/, '')
    await writeFigures(options.figures, { command, seed, tried: mutants.length, caught })
  }
  return caught === mutants.length
}

const words = process.argv.slice(2)
if (words.includes('--help')) show(HELP)
else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const options = parseOptions(words)
  const end = await setup()
  try {
    process.exitCode = (await run(options, words)) ? 0 : 1
  } finally {
    await end?.()
  }
}
