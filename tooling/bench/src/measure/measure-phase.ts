import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Contestant, ContestantName } from '../contestants/contestant.ts'
import type { Stage } from '../stage/stage.ts'
import type { Phase, Sample } from '../workload/drive.ts'
import { cpuOfFamily } from './cpu.ts'

/** One contestant at one number of clients, once. */
export type Measured = Sample & {
  readonly contestant: ContestantName
  readonly clients: number
  readonly perSecond: number
  /** CPU microseconds a command: of `postgres`, and of the contestant's own processes by name. */
  readonly cpu: Readonly<Record<string, number>>
  /** Bytes of write-ahead log a command. */
  readonly walBytes: number
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
  const walBefore = await walPosition(stage.owner)
  const before = watched.map(({ cpu }) => cpu())
  const sample = await contestant.run(phase)
  await sleep(ENDED)
  const after = watched.map(({ cpu }) => cpu())
  const walAfter = await walPosition(stage.owner)
  const used = watched.flatMap(({ name }, index) => {
    const [begin, end] = [before[index] ?? null, after[index] ?? null]
    return begin === null || end === null ? [] : [[name, (end - begin) / sample.commands] as const]
  })
  return {
    ...sample,
    contestant: contestant.name,
    clients: phase.clients,
    perSecond: sample.commands / sample.seconds,
    cpu: Object.fromEntries(used),
    walBytes: (walAfter - walBefore) / sample.commands,
  }
}

/** Where the write-ahead log ends, in bytes. */
export const walPosition = async (owner: pg.Client): Promise<number> => {
  const { rows } = await owner.query<{ bytes: string }>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text AS bytes`,
  )
  return Number(rows[0]?.bytes)
}
