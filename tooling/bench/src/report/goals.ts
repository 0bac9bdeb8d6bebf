import type { ContestantName } from '../contestants/contestant.ts'
import { atLeast, below, type Figure } from '../figures/figures.ts'
import type { Cell } from '../measure/summary.ts'

type Goal = {
  readonly contestant: ContestantName
  readonly clients: number
  /** A held goal makes the run fail when it is missed; the others are told as reached or not yet. */
  readonly held: boolean
  readonly measured: (cell: Cell) => number | null
  readonly judged: (reached: number) => Figure
}

/** What a goal came to. */
export type GoalAnswer = Figure & { readonly held: boolean }

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
  measured: ({ toYardstick }) => toYardstick,
  judged: (reached) =>
    atLeast(`${TITLES[contestant]} with ${clients} clients beside the yardstick`, goal.least, {
      reached,
      unit: 'x',
    }),
})

const timesPeer = (clients: number): Goal => ({
  contestant: 'process',
  clients,
  held: false,
  measured: ({ toPeer }) => toPeer,
  judged: (reached) =>
    atLeast(`the runtime in process with ${clients} clients beside XState + Prisma`, 8, {
      reached,
      unit: 'x',
    }),
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
    measured: ({ latency }) => latency?.p99 ?? null,
    judged: (reached) => below('REST with 16 clients, p99', 25, { reached, unit: ' ms' }),
  },
]

/** What each goal came to; goals whose cell did not run are left out. */
export const judge = (cells: readonly Cell[]): GoalAnswer[] =>
  GOALS.flatMap(({ contestant, clients, held, measured, judged }) => {
    const cell = cells.find((one) => one.contestant === contestant && one.clients === clients)
    const value = cell === undefined ? null : measured(cell)
    return value === null ? [] : [{ held, ...judged(value) }]
  })
