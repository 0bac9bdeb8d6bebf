import { setImmediate as breathe } from 'node:timers/promises'
import { runHistory } from './run-history.ts'

export type Histories = {
  readonly seed: number
  readonly count: number
  /** Commands of each. */
  readonly length: number
  readonly log: (line: string) => void
}

export type HistoriesReport = {
  /** How often each verb was applied, each refusal given (`verb: code`), and each status reached (`= status`). */
  readonly seen: ReadonlyMap<string, number>
  readonly differences: readonly string[]
}

/** Without these having happened a run would have shown little. */
const MUST_HAPPEN = [
  ...['start', 'save-draft', 'submit', 'decide', 'withdraw', 'remind', 'comment', 'cc', 'attach'],
  ...['fire-timer', 'refresh-participants', '= completed', '= rejected', '= withdrawn', '= running'],
  'decide: task-already-decided',
  'decide: no-longer-a-candidate',
  'decide: requester-never-decides',
  'decide: separation-of-duties',
  'fire-timer: timer-gone',
  'fire-timer: timer-not-due',
]

const MOST_DIFFERENCES = 5
const TOLD_EVERY = 500

/** What of the plan did not happen. */
export const notSeen = ({ seen }: HistoriesReport): readonly string[] =>
  MUST_HAPPEN.filter((what) => !seen.has(what))

/** Plays random histories, each with the seed after the one before, and stops after a few differences. */
export const runHistories = async ({ seed, count, length, log }: Histories): Promise<HistoriesReport> => {
  const seen = new Map<string, number>()
  const differences: string[] = []
  for (let index = 0; index < count && differences.length < MOST_DIFFERENCES; index++) {
    const report = runHistory({ seed: seed + index, length })
    for (const [what, times] of report.seen) seen.set(what, (seen.get(what) ?? 0) + times)
    if (report.difference !== null) differences.push(report.difference)
    if ((index + 1) % TOLD_EVERY === 0) log(`${index + 1} histories, ${differences.length} differences`)
    await breathe()
  }
  return { seen, differences }
}
