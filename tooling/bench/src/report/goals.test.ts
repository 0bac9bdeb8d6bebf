import { expect, it } from 'vitest'
import type { ContestantName } from '../contestants/contestant.ts'
import { lineOf } from '../figures/figures.ts'
import type { Measured } from '../measure/measure-phase.ts'
import { summarise } from '../measure/summary.ts'
import { judge } from './goals.ts'

const phase = (contestant: ContestantName, clients: number, perSecond: number): Measured => ({
  contestant,
  clients,
  perSecond,
  commands: perSecond,
  seconds: 1,
  latency: contestant === 'yardstick' ? null : { p50: 1, p95: 2, p99: 3, max: 4 },
  cpu: { postgres: 100 },
  walBytes: 7000,
  strangers: 0,
})

const missed = (measured: readonly Measured[]) =>
  judge(summarise(measured)).flatMap((goal) => (goal.held && !goal.ok ? [lineOf(goal)] : []))

it('a runtime below its part of the yardstick fails the run, with the figure', () => {
  expect(missed([phase('yardstick', 16, 1000), phase('process', 16, 590)])).toEqual([
    'not yet  the runtime in process with 16 clients beside the yardstick: 0.59x (asked >= 0.6x)',
  ])
  expect(missed([phase('yardstick', 16, 1000), phase('process', 16, 600)])).toEqual([])
})

it('a goal of later is told and fails nothing', () => {
  const goals = judge(summarise([phase('yardstick', 64, 1000), phase('process', 64, 1500)]))
  expect(goals.find(({ asked }) => asked === '>= 2')).toMatchObject({ held: false, ok: false, reached: 1.5 })
})

it('compares each round with itself, so that a slow minute of the machine changes nothing', () => {
  const rounds = [
    [1000, 700],
    [100, 70],
    [1000, 700],
  ] as const
  const measured = rounds.flatMap(([yardstick, process]) => [
    phase('yardstick', 1, yardstick),
    phase('process', 1, process),
  ])
  expect(summarise(measured).find(({ contestant }) => contestant === 'process')?.toYardstick).toBeCloseTo(0.7)
})

it('judges nothing that did not run', () => {
  expect(judge(summarise([phase('yardstick', 64, 1000)]))).toEqual([])
})
