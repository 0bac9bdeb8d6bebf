import { helpOf, type Options, parseOptions } from './options.ts'
import type { Plan } from './plan.ts'
import { PLANS } from './plans.ts'
import { runPlan } from './run-plan.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const HELP = [
  'npm run faults: every plan, in the size of npm test',
  ...Object.entries(PLANS).map(([word, plan]) => helpOf(word, plan)),
  'Each takes --full, --seed <n> and --figures <file> too.',
].join('\n\n')

type Asked = readonly (readonly [string, Plan, Options])[]

/** What the command line asks for, or a sentence about what is wrong with it. */
const asked = ([word = '', ...rest]: readonly string[]): Asked | string => {
  const named = PLANS[word]
  try {
    if (named !== undefined) return [[word, named, parseOptions(named, rest)]]
    if (word !== '' && !word.startsWith('--')) return `There is no plan "${word}".`
    const words = word === '' ? [] : [word, ...rest]
    return Object.entries(PLANS).map(([name, plan]) => [name, plan, parseOptions(plan, words)])
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const given = process.argv.slice(2)
const plans = given.includes('--help') ? HELP : asked(given)
if (typeof plans === 'string') {
  say(plans === HELP ? HELP : `${plans}\n\n${HELP}`)
  process.exitCode = plans === HELP ? 0 : 1
} else {
  let held = true
  for (const [word, plan, options] of plans) held = (await runPlan([word, plan], options, say)) && held
  say(held ? 'all that was planned happened, nothing was violated' : 'not all is well')
  process.exitCode = held ? 0 : 1
}
