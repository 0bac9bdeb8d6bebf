import type { ContestantName } from '../contestants/contestant.ts'
import type { Latency } from './latency.ts'
import type { Measured } from './measure-phase.ts'
import { median } from './median.ts'

/** All rounds of one contestant at one number of clients. Figures are medians of the rounds. */
export type Cell = {
  readonly contestant: ContestantName
  readonly clients: number
  readonly perSecond: number
  readonly lowest: number
  readonly highest: number
  /** Of the same round each, then the median: rounds differ more than what they compare. Null without the other. */
  readonly toYardstick: number | null
  readonly toPeer: number | null
  readonly latency: Latency | null
  readonly cpu: Readonly<Record<string, number>>
  readonly walBytes: number
}

/** One cell for each contestant and number of clients, in the order they ran. */
export const summarise = (measured: readonly Measured[]): Cell[] => {
  const cells = new Map<string, Measured[]>()
  for (const one of measured) {
    const name = `${one.clients} ${one.contestant}`
    cells.set(name, [...(cells.get(name) ?? []), one])
  }
  const rounds = (contestant: ContestantName, clients: number) => cells.get(`${clients} ${contestant}`) ?? []
  return [...cells.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { contestant, clients } = first
    return [
      {
        contestant,
        clients,
        ...speedOf(own),
        toYardstick: ratio(own, rounds('yardstick', clients)),
        toPeer: ratio(own, rounds('peer', clients)),
        latency: latencyOfAll(own),
        cpu: cpuOfAll(own),
        walBytes: median(own.map(({ walBytes }) => walBytes)),
      },
    ]
  })
}

const speedOf = (own: readonly Measured[]) => {
  const speeds = own.map(({ perSecond }) => perSecond)
  return { perSecond: median(speeds), lowest: Math.min(...speeds), highest: Math.max(...speeds) }
}

const ratio = (own: readonly Measured[], other: readonly Measured[]): number | null =>
  other.length === 0
    ? null
    : median(own.map(({ perSecond }, round) => perSecond / (other[round]?.perSecond ?? 0)))

const latencyOfAll = (own: readonly Measured[]): Latency | null => {
  const all = own.flatMap(({ latency }) => (latency === null ? [] : [latency]))
  if (all.length === 0) return null
  const middle = (part: keyof Latency) => median(all.map((latency) => latency[part]))
  return {
    p50: middle('p50'),
    p95: middle('p95'),
    p99: middle('p99'),
    max: Math.max(...all.map(({ max }) => max)),
  }
}

const cpuOfAll = (own: readonly Measured[]): Cell['cpu'] => {
  const names = new Set(own.flatMap(({ cpu }) => Object.keys(cpu)))
  return Object.fromEntries(
    [...names].map((name) => [name, median(own.map(({ cpu }) => cpu[name] ?? Number.NaN))]),
  )
}
