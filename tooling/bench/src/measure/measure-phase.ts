import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Contestant, ContestantName } from '../contestants/contestant.ts'
import type { Stage } from '../stage/stage.ts'
import type { Phase, Sample } from '../workload/drive.ts'
import { cpuOfFamily, cpuOfMachine } from './cpu.ts'

/** One contestant at one number of clients, once. */
export type Measured = Sample & {
  readonly contestant: ContestantName
  readonly clients: number
  readonly perSecond: number
  /** CPU microseconds a command: of `postgres`, and of the contestant's own processes by name. */
  readonly cpu: Readonly<Record<string, number>>
  /** Bytes of write-ahead log a command. */
  readonly walBytes: number
  /** The part of all processors that other programs used meanwhile, from 0 to 1. */
  readonly strangers: number
}

/** By then the sessions of pgbench have ended and PostgreSQL's main process counts their CPU as its own. */
const ENDED = 200

/** Runs one phase and looks at what it cost. */
export const measurePhase = async (stage: Stage, contestant: Contestant, phase: Phase): Promise<Measured> => {
  const { postmaster } = stage
  const watched = [
    { name: 'postgres', cpu: () => (postmaster === null ? null : cpuOfFamily(postmaster)) },
    ...contestant.watched,
  ]
  const look = () => ({
    at: performance.now(),
    machine: cpuOfMachine(),
    each: watched.map(({ cpu }) => cpu()),
  })
  const walBefore = await walPosition(stage.owner)
  const before = look()
  const sample = await contestant.run(phase)
  await sleep(ENDED)
  const after = look()
  const walAfter = await walPosition(stage.owner)
  const used = watched.flatMap(({ name }, index) => {
    const [begin, end] = [before.each[index] ?? null, after.each[index] ?? null]
    return begin === null || end === null ? [] : [[name, end - begin] as const]
  })
  return {
    ...sample,
    contestant: contestant.name,
    clients: phase.clients,
    perSecond: sample.commands / sample.seconds,
    cpu: Object.fromEntries(used.map(([name, cpu]) => [name, cpu / sample.commands])),
    walBytes: (walAfter - walBefore) / sample.commands,
    strangers: strangersPart({ before, after, own: used.reduce((sum, [, cpu]) => sum + cpu, 0) }),
  }
}

type Look = { readonly at: number; readonly machine: number | null }

/** What none of the processes looked at used, as a part of all processors. */
const strangersPart = ({ before, after, own }: { before: Look; after: Look; own: number }): number => {
  if (before.machine === null || after.machine === null) return 0
  const all = (after.at - before.at) * 1000 * availableParallelism()
  return Math.max(0, (after.machine - before.machine - own) / all)
}

/** Where the write-ahead log ends, in bytes. */
export const walPosition = async (owner: pg.Client): Promise<number> => {
  const { rows } = await owner.query<{ bytes: string }>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text AS bytes`,
  )
  return Number(rows[0]?.bytes)
}
