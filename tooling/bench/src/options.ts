import { parseArgs } from 'node:util'
import { CONTESTANTS, type ContestantName } from './contestants/contestant.ts'
import { wholeNumber } from './whole-number.ts'

export type Options = {
  readonly quick: boolean
  readonly rounds: number
  /** Length of one phase. */
  readonly seconds: number
  readonly clients: readonly number[]
  readonly contestants: readonly ContestantName[]
  readonly seed: number
  /** Null: the runtime's own. */
  readonly lanes: number | null
  readonly maxBatch: number | null
  /** What the server behind `rest` does: `web` only answers, `all` also delivers messages and fires timers meanwhile. */
  readonly role: 'all' | 'web'
  readonly out: string
  /** Where the goals go as JSON; null without. */
  readonly figures: string | null
  /** A folder for CPU profiles of every process; null without. */
  readonly profile: string | null
  /** Whether to list the statements that cost PostgreSQL most; counting them costs a little itself. */
  readonly statements: boolean
  /** Whether to wait for a quiet machine before each phase, and to repeat a phase that was disturbed. */
  readonly patient: boolean
}

const FLAGS = {
  quick: { type: 'boolean', default: false },
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  clients: { type: 'string' },
  contestants: { type: 'string' },
  seed: { type: 'string' },
  lanes: { type: 'string' },
  'max-batch': { type: 'string' },
  role: { type: 'string' },
  out: { type: 'string' },
  figures: { type: 'string' },
  profile: { type: 'string' },
  statements: { type: 'boolean', default: false },
  patient: { type: 'boolean', default: false },
} as const

/** The options of commands beside the yardstick, for people. */
export const COMMANDS_HELP = `npm run bench -- [options]: commands a second beside the yardstick
  --quick               five rounds of two seconds: about three minutes; ends with 1 when a threshold is missed
  --rounds <n>          how often each contestant runs at each number of clients (5; 7 without --quick)
  --seconds <n>         length of one phase (2; 10 without --quick)
  --clients <list>      1,16,64
  --contestants <list>  ${CONTESTANTS.join()}
  --seed <n>            of the requests' fields (1)
  --lanes <n>           of the runtime called in process, instead of its own default
  --max-batch <n>       likewise
  --role web|all        of the server behind rest (web)
  --out <file>          where the figures go as JSON (.data/bench/<time>.json)
  --figures <file>      where the goals go as JSON
  --profile <folder>    writes a CPU profile of each Node process there
  --statements          lists the statements that cost PostgreSQL most
  --patient             waits while other programs are busy, and repeats what they disturbed`

/** @throws Error naming the option that is wrong */
export const parseOptions = (words: readonly string[], now: Date): Options =>
  optionsOf(parseArgs({ args: [...words], options: FLAGS }).values, now)

type Values = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values']

const optionsOf = (values: Values, now: Date): Options => ({
  quick: values.quick,
  rounds: count('rounds', values.rounds) ?? (values.quick ? 5 : 7),
  seconds: count('seconds', values.seconds) ?? (values.quick ? 2 : 10),
  clients: (values.clients ?? '1,16,64').split(',').map((word) => count('clients', word) ?? 1),
  contestants: chosen(values.contestants),
  seed: count('seed', values.seed) ?? 1,
  lanes: count('lanes', values.lanes),
  maxBatch: count('max-batch', values['max-batch']),
  role: roleOf(values.role),
  out: values.out ?? `.data/bench/${now.toISOString().replaceAll(':', '-').slice(0, 19)}.json`,
  figures: values.figures ?? null,
  profile: values.profile ?? null,
  statements: values.statements,
  patient: values.patient,
})

const count = (name: string, word: string | undefined): number | null =>
  word === undefined ? null : wholeNumber(name, word)

const roleOf = (word = 'web'): Options['role'] => {
  if (word === 'web' || word === 'all') return word
  throw new Error(`--role is web or all, not "${word}"`)
}

const chosen = (list: string | undefined): readonly ContestantName[] => {
  if (list === undefined) return CONTESTANTS
  const words = list.split(',')
  const unknown = words.find((word) => !CONTESTANTS.some((name) => name === word))
  if (unknown !== undefined) throw new Error(`--contestants knows ${CONTESTANTS.join()}, not "${unknown}"`)
  // In the usual order; the yardstick always runs, because every figure is a ratio to it.
  return CONTESTANTS.filter((name) => name === 'yardstick' || words.includes(name))
}
