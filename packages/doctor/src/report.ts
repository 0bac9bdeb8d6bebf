import { type Finding, INVARIANTS } from './finding.ts'

/** One finding as a line for an operator. */
export const reportLine = ({ invariant, code, instance, detail }: Finding): string =>
  `(${invariant}) ${INVARIANTS[invariant]}: ${code} in ${instance}: ${detail}`

/** The last line of a report. */
export const reportSummary = (instances: number, findings: number): string =>
  findings === 0
    ? `${instances} instances examined, all invariants hold`
    : `${instances} instances examined, ${findings} findings`
