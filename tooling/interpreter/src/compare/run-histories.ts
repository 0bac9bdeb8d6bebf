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
  ...['claim', 'release', 'transfer', 'delegate', 'add-participant', 'remove-participant', 'take-back'],
  ...['reassign', 'suspend', 'resume', 'terminate', 'repair', 'signal', 'complete-step', 'fail-step'],
  ...['= suspended', '= terminated'],
  ...['~ voted in a stead', '~ vote repeated', '~ advised', '~ groups asked', '~ repair proposed'],
  ...['~ straight back owed', '~ straight back paid', '~ taken back from others'],
  ...['transfer', 'delegation', 'substitution', 'escalation', 'reassignment'].map((by) => `~ stead by ${by}`),
  ...['nobody-empty', 'quorum-out-of-reach', 'service-failed'].map((code) => `~ incident ${code}`),
  'decide: task-already-decided',
  'claim: claimed-already',
  'claim: yours-alone',
  'release: not-claimed-by-you',
  'remove-participant: not-added-by-you',
  'take-back: nothing-to-take-back',
  'reassign: not-an-administrator',
  'resume: not-suspended',
  'decide: instance-suspended',
  'complete-step: wrong-step',
  'decide: no-longer-a-candidate',
  'decide: requester-never-decides',
  'decide: separation-of-duties',
  'fire-timer: timer-gone',
  'fire-timer: timer-not-due',
]

const MOST_DIFFERENCES = 5
const TOLD_EVERY = 500

/** Refusals that several verbs give; which of them does is left to chance. */
const MUST_BE_REFUSED = [
  ...['task-waits-for-others', 'claimed-by-another', 'only-advice-asked', 'takes-part-already'],
  ...['not-to-yourself', 'requester-never-decides', 'separation-of-duties', 'verb-not-offered'],
  ...['own-request', 'reason-required', 'instance-suspended', 'person-unknown', 'nothing-submitted-yet'],
]

/** What of the plan did not happen. */
export const notSeen = ({ seen }: HistoriesReport): readonly string[] => {
  const given = new Set([...seen.keys()].map((what) => what.split(': ')[1]))
  return [
    ...MUST_HAPPEN.filter((what) => !seen.has(what)),
    ...MUST_BE_REFUSED.filter((code) => !given.has(code)),
  ]
}

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
