import { lineOf, writeFigures } from '@countersign/bench/figures'
import { commandOf, type Options } from './options.ts'
import type { Plan } from './plan.ts'

const MOST_TOLD = 50

/** Runs one plan and tells what it came to; true when everything planned happened and nothing was violated. */
export const runPlan = async (
  [word, plan]: readonly [string, Plan],
  options: Options,
  say: (line: string) => void,
): Promise<boolean> => {
  const { sizes, seed, figures } = options
  say(commandOf(word, options))
  const hindered = plan.hindered?.() ?? null
  if (hindered !== null) {
    say(`not here: ${hindered}`)
    return false
  }
  const { results, violations } = await plan.run(sizes, { seed, say: (line) => say(`  ${line}`) })
  for (const violation of violations.slice(0, MOST_TOLD)) say(violation)
  const nothing = {
    goal: 'violations',
    asked: '= 0',
    reached: violations.length,
    unit: '',
    ok: violations.length === 0,
  }
  const all = [...results, nothing]
  for (const figure of all) say(lineOf(figure))
  if (figures !== null)
    await writeFigures(figures, {
      name: `faults-${word}`,
      command: commandOf(word, options),
      seed,
      sizes,
      results: all,
    })
  return all.every(({ ok }) => ok)
}
