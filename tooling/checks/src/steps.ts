import { checkExpectations } from './check-expectations.ts'
import { checkFigures } from './check-figures.ts'
import { checkSecurity } from './check-security.ts'
import { checkTexts } from './check-texts.ts'
import { runProgram } from './run-program.ts'
import type { Step } from './step.ts'

/** Quick ones first: most mistakes show within seconds. */
export const STEPS: readonly Step[] = [
  { name: 'texts: nothing left undone, no registry named', run: checkTexts },
  { name: 'expectations: each has its tests, listed (docs/expectations.md)', run: checkExpectations },
  {
    name: 'figures: each run is in the table, what is missed has its reason (docs/figures.md)',
    run: checkFigures,
  },
  {
    name: 'security: each requirement once, each evidence a file that exists (docs/security.md)',
    run: checkSecurity,
  },
  { name: 'versions: one for each dependency (sherif)', run: () => runProgram('sherif', []) },
  {
    name: 'lint and format (biome)',
    run: () =>
      runProgram('biome', ['ci', '--colors=off', '--diagnostic-level=warn', '--max-diagnostics=200', '.']),
  },
  {
    name: 'boundaries: who may import whom (dependency-cruiser)',
    run: () =>
      runProgram('depcruise', [
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'err-long',
        'apps',
        'packages',
        'tooling',
      ]),
  },
  { name: 'nothing unused (knip)', run: () => runProgram('knip', ['--no-progress']) },
  {
    name: 'types (tsc in every room)',
    run: () =>
      runProgram('turbo', [
        'run',
        'typecheck',
        '--continue=always',
        '--output-logs=errors-only',
        '--log-order=grouped',
      ]),
  },
]
