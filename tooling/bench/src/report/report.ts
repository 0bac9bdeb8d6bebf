import { cpus } from 'node:os'
import { lineOf } from '../figures/figures.ts'
import { median } from '../measure/median.ts'
import { summarise } from '../measure/summary.ts'
import type { Options } from '../options.ts'
import type { Outcome } from '../run-bench.ts'
import { type GoalAnswer, judge } from './goals.ts'
import { tableOf } from './table.ts'

export type Report = {
  readonly lines: readonly string[]
  readonly json: object
  readonly goals: readonly GoalAnswer[]
  readonly missed: readonly GoalAnswer[]
}

/** What a run came to: lines for people, the same and more as JSON, and the goals that make it fail. */
export const reportOn = (outcome: Outcome, options: Options): Report => {
  const cells = summarise(outcome.measured)
  const goals = judge(cells)
  const machine = { processors: cpus().length, model: cpus()[0]?.model ?? '', node: process.version }
  const missed = goals.filter(({ held, ok }) => held && !ok)
  const lines = [
    '',
    `seed ${options.seed}, ${options.rounds} rounds of ${options.seconds} s, server role ${options.role}; ${machine.processors} processors, ${machine.model.trim()}`,
    Object.entries(outcome.settings)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    '',
    tableOf(cells, outcome.titles),
    '',
    'Ratios are medians of the rounds, each round compared with itself. CPU microseconds and log bytes are a command.',
    `A command writes ${rowsIn(outcome.writes.runtime.rows)} row changes in ${outcome.writes.runtime.walBytes.toFixed(0)} bytes of log by the runtime, ${rowsIn(outcome.writes.yardstick.rows)} in ${outcome.writes.yardstick.walBytes.toFixed(0)} by the yardstick.`,
    '',
    ...companyOf(outcome),
    ...outcome.statements.map(
      (one) => `${one.milliseconds} ms  ${one.calls} x ${one.microsecondsEach} us  ${one.statement}`,
    ),
    ...goals.map(lineOf),
    ...missed.map(({ goal }) => `\nMissed: ${goal}.`),
  ]
  return { lines, goals, missed, json: { options, machine, ...outcome, cells, goals } }
}

const rowsIn = (rows: Readonly<Record<string, number>>): string =>
  Object.values(rows)
    .reduce((sum, count) => sum + count, 0)
    .toFixed(2)

/** Beyond this the figures say more about the other programs. Kernel work for our own load comes near half of it. */
const QUIET = 0.2

const companyOf = ({ measured }: Outcome): string[] => {
  const part = median(measured.map(({ strangers }) => strangers))
  if (!(part > QUIET)) return []
  return [
    `Other programs used ${(part * 100).toFixed(0)}% of this machine meanwhile: one process competes badly with many, so the ratios are lower than on a quiet machine.`,
    '',
  ]
}
