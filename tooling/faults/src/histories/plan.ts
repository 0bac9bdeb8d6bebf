import { atLeast } from '@countersign/bench/figures'
import { notSeen, runHistories } from '@countersign/interpreter/run-histories'
import { planOf } from '../plan.ts'

export const HISTORIES = planOf({
  about: 'random histories of random definitions, told to the engine and to a second interpreter',
  sizes: {
    count: { what: 'histories', ci: 500, full: 10_000 },
    length: { what: 'commands of each', ci: 20, full: 50 },
  },
  run: async ({ count, length }, { seed, say }) => {
    const report = await runHistories({ seed, count, length, log: say })
    const commands = [...report.seen].reduce((sum, [what, n]) => (what.startsWith('= ') ? sum : sum + n), 0)
    return {
      results: [
        atLeast('histories in which both agreed', count, {
          reached: count - report.differences.length,
          unit: '',
        }),
        atLeast('commands applied or refused', count * length, { reached: commands, unit: '' }),
      ],
      violations: [...report.differences, ...notSeen(report).map((what) => `never happened: ${what}`)],
    }
  },
})
