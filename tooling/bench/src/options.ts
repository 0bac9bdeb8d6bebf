import { parseArgs } from 'node:util'
import { CONTESTANTS, type ContestantName } from './contestants/contestant.ts'

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
  profile: { type: 'string' },
  statements: { type: 'boolean', default: false },
  patient: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const HELP = `npm run bench -- [options]
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
  --profile <folder>    writes a CPU profile of each Node process there
  --statements          lists the statements that cost PostgreSQL most
  --patient             waits while other programs are busy, and repeats what they disturbed`

type Answer = { readonly options: Options } | { readonly problem: string }

/** Reads the command line; a sentence when something in it is wrong, the help when it is asked for. */
export const parseOptions = (words: readonly string[], now: Date): Answer => {
  try {
    const { values } = parseArgs({ args: [...words], options: FLAGS })
    return values.help ? { problem: HELP } : { options: optionsOf(values, now) }
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : error}\n\n${HELP}` }
  }
}

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
  profile: values.profile ?? null,
  statements: values.statements,
  patient: values.patient,
})

const count = (name: string, word: string | undefined): number | null => {
  if (word === undefined) return null
  if (!/^[1-9]\d{0,8}$/.test(word)) throw new Error(`--${name} must be a whole number from 1, not "${word}"`)
  return Number(word)
}

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
