import type { Step } from './step.ts'

export type Tally = { readonly passed: number; readonly failed: number }

const show = (text: string) => process.stdout.write(`${text}\n`)

/** Runs checks one after the other, showing what each found. */
export const runSteps = async (steps: readonly Step[]): Promise<Tally> => {
  let failed = 0
  for (const { name, run } of steps) {
    const start = performance.now()
    const { passed, output } = await run()
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    show(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
    if (passed) continue
    failed += 1
    show(output.trimEnd())
  }
  return { passed: steps.length - failed, failed }
}

/** The last line of every run, alone on it. */
export const tallyLine = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`
