import type { Findings } from './report.ts'

const SLOW_MS = 1000

/** Processor time of this thread in milliseconds; a clock on the wall would count what others do on the machine. */
const processorTime = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Runs one case, which must neither throw nor work for more than a second. Answers what it was counted as. */
export const inTime = (
  findings: Findings,
  { where, input }: { readonly where: string; readonly input: string },
  work: () => string,
): void => {
  const begun = processorTime()
  let answer = 'thrown'
  try {
    answer = work()
  } catch (error) {
    findings.add(
      `throws ${error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'something'}`,
      where,
      input,
    )
  }
  const took = processorTime() - begun
  findings.count(answer, took)
  if (took > SLOW_MS) findings.add(`works for over a second (${answer})`, where, input)
}
