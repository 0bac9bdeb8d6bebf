import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast } from '@countersign/bench/figures'
import { changeOrganisation } from '@countersign/database/change-organisation'
import { History } from '@countersign/e2e/history'
import { seededRandom } from '@countersign/e2e/random'
import { checkApart } from '../checker/check-apart.ts'
import { type Around, planOf, type Sizes } from '../plan.ts'
import { openStage, type Stage } from '../stage/open-stage.ts'
import { PLACES } from './places.ts'
import { nameOf, type Pair, pairsOf, race, serially } from './race.ts'

const AT_ONCE = 24
const CHANGE_EVERY_MS = 300
const TOLD_EVERY = 5000

type Report = {
  readonly races: number
  /** Pairs of which both orders were seen, of those whose orders differ. */
  readonly bothWays: number
  readonly differing: number
  readonly lost: number
  readonly changes: number
  readonly violations: readonly string[]
}

/** The organisation changes again and again beside the races: whatever was decided under the one before must lose. */
const changing = (stage: Stage) => {
  let goesOn = true
  let changes = 0
  const running = (async () => {
    while (goesOn) {
      await changeOrganisation(stage.database, async () => undefined)
      changes++
      await sleep(CHANGE_EVERY_MS)
    }
  })()
  return async () => {
    goesOn = false
    await running
    return changes
  }
}

type Seen = { readonly pair: Pair; readonly serial: ReadonlySet<string>; readonly seen: Set<string> }

const run = async (
  { commands, rounds }: Sizes<'commands' | 'rounds'>,
  { seed, say }: Around,
): Promise<Report> => {
  await using stage = await openStage()
  const history = new History()
  const ground = { stage, history }
  const known: Seen[] = []
  for (const pair of pairsOf(PLACES))
    known.push({ pair, serial: await serially(ground, pair), seen: new Set() })
  const violations: string[] = []
  const stopChanging = changing(stage)
  const races = Math.max(Math.ceil(commands / 2), known.length * rounds)
  let begun = 0
  const racing = Array.from({ length: AT_ONCE }, async (_, index) => {
    const random = seededRandom(seed + index)
    while (begun < races) {
      const one = known[begun++ % known.length]
      if (one === undefined) break
      if (begun % TOLD_EVERY === 0) say(`${begun} of ${races} races, ${stage.lost()} commits lost`)
      const signature = await race(ground, one.pair, random)
      one.seen.add(signature)
      if (!one.serial.has(signature)) violations.push(`${nameOf(one.pair)} came to ${signature}`)
    }
  })
  await Promise.all(racing)
  const changes = await stopChanging()
  const differing = known.filter(({ serial }) => serial.size > 1)
  const { findings } = await checkApart(stage.databaseUrl, history)
  return {
    races,
    differing: differing.length,
    bothWays: differing.filter(({ seen }) => seen.size > 1).length,
    lost: stage.lost(),
    changes,
    violations: [...violations, ...findings],
  }
}

export const RACES = planOf({
  about:
    'every pair of commands at once on one request, by two runtimes; a race must end as one of the two orders does',
  sizes: {
    commands: { what: 'raced commands', ci: 2000, full: 200_000 },
    rounds: { what: 'least races of each pair', ci: 8, full: 100 },
  },
  run: async (sizes, around) => {
    const { races, bothWays, differing, lost, changes, violations } = await run(sizes, around)
    return {
      results: [
        atLeast('raced commands', sizes.commands, { reached: races * 2, unit: '' }),
        // A pair that always ends the same way round was not raced.
        atLeast('pairs seen to end both ways round, of those that can', Math.ceil(differing * 0.9), {
          reached: bothWays,
          unit: ` of ${differing}`,
        }),
        atLeast('commands that lost at their commit and were decided again', Math.ceil(races / 100), {
          reached: lost,
          unit: '',
        }),
        atLeast('changes of the organisation meanwhile', 5, { reached: changes, unit: '' }),
      ],
      violations,
    }
  },
})
