import { describe, expect, it } from 'vitest'
import { helpOf, parseOptions } from './options.ts'
import { type Plan, planOf, sizesOf } from './plan.ts'
import { PLANS } from './plans.ts'
import { runPlan } from './run-plan.ts'

const SEED = Date.now() % 1_000_000_000

/** The interpreter's own room plays these in the same size. */
const ELSEWHERE = ['histories']

describe('every plan in its small size', { timeout: 240_000 }, () => {
  const here = Object.entries(PLANS).filter(([word]) => !ELSEWHERE.includes(word))
  it.for(here)(`%s (seed ${SEED})`, async ([word, plan], { skip }) => {
    const hindered = plan.hindered?.() ?? null
    if (hindered !== null) skip(hindered)
    const lines: string[] = []
    const options = { sizes: sizesOf(plan, 'ci'), seed: SEED, figures: null }
    const held = await runPlan([word, plan], options, (line) => {
      lines.push(line)
      process.stdout.write(`  ${line}\n`)
    })
    expect(held, lines.join('\n')).toBe(true)
  })
})

const counting = (results: { planned: number; found: readonly string[] }): Plan =>
  planOf({
    about: 'counts',
    sizes: { times: { what: 'times', ci: 2, full: 9 } },
    run: async ({ times }) => ({
      results: [
        {
          goal: 'done',
          asked: `>= ${times}`,
          reached: results.planned,
          unit: '',
          ok: results.planned >= times,
        },
      ],
      violations: results.found,
    }),
  })

describe('a run', () => {
  const held = (plan: Plan) => runPlan(['counts', plan], parseOptions(plan, ['--seed', '7']), () => undefined)

  it('counts only if what was planned really happened', async () => {
    expect(await held(counting({ planned: 2, found: [] }))).toBe(true)
    expect(await held(counting({ planned: 1, found: [] }))).toBe(false)
  })

  it('that is not possible here is none', async () => {
    const elsewhere = { ...counting({ planned: 2, found: [] }), hindered: () => 'only elsewhere' }
    expect(await held(elsewhere)).toBe(false)
  })

  it('fails at one violation', async () => {
    expect(await held(counting({ planned: 2, found: ['lost'] }))).toBe(false)
  })
})

describe('the words behind a plan', () => {
  const plan = counting({ planned: 0, found: [] })

  it('choose sizes one by one over those of the small or the full run', () => {
    expect(parseOptions(plan, []).sizes).toEqual({ times: 2 })
    expect(parseOptions(plan, ['--full']).sizes).toEqual({ times: 9 })
    expect(parseOptions(plan, ['--full', '--times', '4', '--seed', '3'])).toEqual({
      sizes: { times: 4 },
      seed: 3,
      figures: null,
    })
  })

  it('are refused by name where they are wrong', () => {
    expect(() => parseOptions(plan, ['--times', 'many'])).toThrow('--times')
    expect(() => parseOptions(plan, ['--tims', '1'])).toThrow('--tims')
    expect(helpOf('counts', plan)).toContain('--times')
  })
})
