import { atLeast } from '@countersign/bench/figures'
import { openDatabase } from '@countersign/database/client'
import { migrate } from '@countersign/database/migrate'
import { ownPostgres } from '@countersign/e2e/own-postgres'
import { createRuntime } from '@countersign/runtime/runtime'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'
import { beginPlay } from './play.ts'
import { forgetRequests, settle } from './world.ts'

const TOLD_EVERY = 10
const MOST_FOUND = 5

const run = async ({ count, length }: Sizes<'count' | 'length'>, { seed, say }: Around): Promise<Outcome> => {
  await using postgres = await ownPostgres()
  await migrate(postgres.url)
  const database = await openDatabase(postgres.url, { max: 4 })
  const clock = { now: '' }
  const runtime = createRuntime({ database, clock: () => clock.now })
  const violations: string[] = []
  let steps = 0
  try {
    await settle(database)
    for (let index = 0; index < count && violations.length < MOST_FOUND; index++) {
      const play = await beginPlay({ database, url: postgres.url, runtime, clock }, seed + index)
      for (let step = 0; step < length; step++) {
        const found = await play.step()
        violations.push(...found.map((one) => `seed ${seed + index}, step ${step}, ${one}`))
        if (found.length > 0) break
      }
      steps += play.steps
      await forgetRequests(postgres.url)
      if ((index + 1) % TOLD_EVERY === 0) say(`${index + 1} of ${count} histories, ${steps} steps`)
    }
  } finally {
    await database.close()
  }
  // One in twenty or so is nobody's.
  return {
    results: [atLeast('steps compared', Math.floor(count * length * 0.8), { reached: steps, unit: '' })],
    violations,
  }
}

export const RELOADS = planOf({
  about: 'random histories on a database, read again after each step and every table compared',
  sizes: {
    count: { what: 'histories', ci: 100, full: 1000 },
    length: { what: 'commands of each', ci: 20, full: 50 },
  },
  run,
})
