import type { ContestantName } from '../contestants/contestant.ts'
import type { Cell } from '../measure/summary.ts'

/** A figure that a cell should reach. `held` ones make the run fail; the others are told as reached or not yet. */
type Goal = {
  readonly contestant: ContestantName
  readonly clients: number
  readonly held: boolean
  readonly sentence: string
  readonly figure: (cell: Cell) => number | null
  readonly reached: (figure: number) => boolean
}

export type GoalAnswer = { readonly held: boolean; readonly reached: boolean; readonly sentence: string }

const atLeast = (least: number) => (figure: number) => figure >= least
const below = (limit: number) => (figure: number) => figure < limit

const TITLES = {
  process: 'the runtime in process',
  rest: 'REST',
  peer: 'the peer',
  yardstick: 'the yardstick',
} as const

const timesYardstick = (
  contestant: ContestantName,
  clients: number,
  goal: { least: number; held: boolean },
): Goal => ({
  contestant,
  clients,
  held: goal.held,
  sentence: `${TITLES[contestant]} with ${clients} clients: at least ${goal.least.toFixed(2)} times the yardstick`,
  figure: ({ toYardstick }) => toYardstick,
  reached: atLeast(goal.least),
})

const timesPeer = (clients: number): Goal => ({
  contestant: 'process',
  clients,
  held: false,
  sentence: `the runtime in process with ${clients} clients: at least 8 times XState + Prisma`,
  figure: ({ toPeer }) => toPeer,
  reached: atLeast(8),
})

const GOALS: readonly Goal[] = [
  timesYardstick('process', 1, { least: 0.4, held: true }),
  timesYardstick('process', 16, { least: 0.6, held: true }),
  timesYardstick('process', 64, { least: 1, held: true }),
  timesYardstick('process', 1, { least: 0.6, held: false }),
  timesYardstick('process', 16, { least: 1, held: false }),
  timesYardstick('process', 64, { least: 2, held: false }),
  timesPeer(16),
  timesPeer(64),
  timesYardstick('rest', 1, { least: 0.25, held: false }),
  timesYardstick('rest', 16, { least: 0.45, held: false }),
  timesYardstick('rest', 64, { least: 0.9, held: false }),
  {
    contestant: 'rest',
    clients: 16,
    held: false,
    sentence: 'REST with 16 clients: 99 of 100 answers in less than 25 ms',
    figure: ({ latency }) => latency?.p99 ?? null,
    reached: below(25),
  },
]

/** What each goal came to; goals whose cell did not run are left out. */
export const judge = (cells: readonly Cell[]): GoalAnswer[] =>
  GOALS.flatMap(({ contestant, clients, held, sentence, figure, reached }) => {
    const cell = cells.find((one) => one.contestant === contestant && one.clients === clients)
    const value = cell === undefined ? null : figure(cell)
    if (value === null) return []
    return [{ held, reached: reached(value), sentence: `${sentence}: ${value.toFixed(2)}` }]
  })
