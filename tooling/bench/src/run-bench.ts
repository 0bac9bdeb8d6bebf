import type { Around } from './bench.ts'
import type { Contestant } from './contestants/contestant.ts'
import { openContestants } from './contestants/open-contestants.ts'
import { type Measured, measurePhase } from './measure/measure-phase.ts'
import { waitForQuiet } from './measure/wait-for-quiet.ts'
import type { Options } from './options.ts'
import { makeLogFiles } from './stage/make-log-files.ts'
import { type ComparedWrites, prepareYardstick } from './stage/prepare.ts'
import { openStage, type Stage } from './stage/stage.ts'
import { resetStatementCosts, type StatementCost, statementCosts } from './stage/statement-costs.ts'

export type Outcome = {
  readonly measured: readonly Measured[]
  readonly titles: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, string>>
  readonly writes: ComparedWrites
  /** Empty unless asked for. */
  readonly statements: readonly StatementCost[]
}

/** Node takes some ten thousand commands until all that matters is compiled for good. */
const WARM_UP = { clients: 64, seconds: 4 }
const SECOND_WARM_UP = { clients: 16, seconds: 1 }

/** Opens everything, warms it up, and lets the contestants take turns until all rounds are done. */
export const runBench = async (options: Options, { say, ended }: Around): Promise<Outcome> => {
  const stage = await openStage({ ...options, log: say })
  const contestants: Contestant[] = []
  try {
    const writes = await prepareYardstick(stage, options.seed)
    contestants.push(...(await openContestants(stage, options)))
    say('warming up')
    await warmUp(stage, contestants)
    if (options.statements) await resetStatementCosts(stage.owner)
    const measured = await takeTurns(stage, contestants, { options, say, ended })
    const statements = options.statements ? await statementCosts(stage.owner) : []
    const titles = Object.fromEntries(contestants.map(({ name, title }) => [name, title]))
    return { measured, titles, settings: stage.settings, writes, statements }
  } finally {
    for (const contestant of contestants) await contestant.close()
    await stage.close()
  }
}

/** Statements prepared against empty tables keep bad plans, so there is a first load before the tables are analysed. */
const warmUp = async (stage: Stage, contestants: readonly Contestant[]): Promise<void> => {
  for (const contestant of contestants) await contestant.run(WARM_UP)
  for (const url of [stage.url, stage.peerUrl]) await stage.analyse(url)
  await makeLogFiles(stage.owner)
  for (const contestant of contestants) await contestant.run(SECOND_WARM_UP)
}

type Run = Around & { readonly options: Options }

/** One after the other in every round, so that what else the machine does meets all of them alike. */
const takeTurns = async (
  stage: Stage,
  contestants: readonly Contestant[],
  { options: { rounds, clients, seconds, patient }, say, ended }: Run,
): Promise<Measured[]> => {
  const measured: Measured[] = []
  for (let round = 1; round <= rounds; round++) {
    const line: string[] = []
    for (const count of clients) {
      for (const contestant of contestants) {
        ended.throwIfAborted()
        const phase = { clients: count, seconds }
        const one = await (patient ? undisturbed : measurePhase)(stage, contestant, phase)
        measured.push(one)
        line.push(`${contestant.name}@${count} ${Math.round(one.perSecond)}`)
      }
    }
    say(`round ${round} of ${rounds}: ${line.join('  ')}`)
  }
  return measured
}

/** More than this part of all processors used by other programs: the phase says more about them. */
const DISTURBED = 0.2
const TRIES = 4

/** A phase during which little else ran; the last of several tries when something always did. */
const undisturbed = async (...phase: Parameters<typeof measurePhase>): Promise<Measured> => {
  for (let tries = 1; ; tries++) {
    await waitForQuiet()
    const measured = await measurePhase(...phase)
    if (measured.strangers <= DISTURBED || tries === TRIES) return measured
  }
}
