import { join } from 'node:path'
import { atLeast } from '@countersign/bench/figures'
import { openDatabase } from '@countersign/database/client'
import { ownPostgres } from '@countersign/e2e/own-postgres'
import { plainServer } from '@countersign/e2e/plain-server'
import { testDirectory } from '@countersign/e2e/test-directory'
import { checkApart } from '../checker/check-apart.ts'
import { beginLoad } from '../load/load.ts'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'
import { openBalancer } from './balancer.ts'
import { newestSchema, noHistory, versionBefore } from './version-before.ts'

const schemaOf = async (url: string): Promise<string> => {
  const { pool, close } = await openDatabase(url, { max: 1 })
  try {
    const { rows } = await pool.query<{ name: string }>(
      'SELECT max(migration_name) AS name FROM _prisma_migrations',
    )
    return rows[0]?.name ?? ''
  } finally {
    await close()
  }
}

const differing = (what: string, is: string, expected: string): readonly string[] =>
  is === expected ? [] : [`${what} the schema ${is} instead of ${expected}`]

/** A database with both of them: the older is at work, the newer comes beside it and stays when it has gone. */
const run = async (
  { rounds, commands, clients }: Sizes<'rounds' | 'commands' | 'clients'>,
  { seed, say }: Around,
): Promise<Outcome> => {
  using before = await versionBefore()
  say(`the version before is ${before.commit.slice(0, 7)}`)
  using home = testDirectory()
  await using postgres = await ownPostgres()
  const settings = { DATABASE_URL: postgres.url, DATA_DIR: join(home.path, 'data') }
  await using balancer = await openBalancer()
  await using older = await plainServer(settings, before.path)
  const began = await schemaOf(postgres.url)
  balancer.servers([older.origin])
  await using load = await beginLoad(balancer, { clients, seed })
  await load.further(commands)
  await using newer = await plainServer(settings)
  balancer.servers([older.origin, newer.origin])
  await load.further(commands)
  for (let round = 1; round <= rounds; round++) {
    balancer.servers([newer.origin])
    await older.stop()
    await load.further(commands)
    // Whoever goes back finds a schema newer than its own.
    await older.start()
    balancer.servers([older.origin, newer.origin])
    await load.further(commands)
    say(`${round} of ${rounds}: ${load.history.acknowledged().length} acknowledged`)
  }
  balancer.servers([older.origin])
  await newer.stop()
  await load.further(commands)
  await load.end()
  const schemas = [
    ...differing('the older one brought', began, before.schema),
    ...differing('the newer one brought', await schemaOf(postgres.url), newestSchema()),
  ]
  const { findings } = await checkApart(postgres.url, load.history)
  return {
    results: [
      atLeast('connections to the older one', rounds + 3, {
        reached: balancer.given(older.origin),
        unit: '',
      }),
      atLeast('connections to the newer one', rounds * 2 + 1, {
        reached: balancer.given(newer.origin),
        unit: '',
      }),
      atLeast('commands acknowledged', commands * (rounds * 2 + 3), {
        reached: load.history.acknowledged().length,
        unit: '',
      }),
    ],
    violations: [...schemas, ...load.history.failures, ...findings],
  }
}

export const VERSIONS = planOf({
  about:
    'two versions on one database: the one before the newest migration and this one, together and in turn',
  sizes: {
    rounds: { what: 'times the older one goes and comes back', ci: 1, full: 50 },
    commands: { what: 'commands in each constellation', ci: 40, full: 100 },
    clients: { what: 'clients at once', ci: 8, full: 12 },
  },
  hindered: noHistory,
  run,
})
