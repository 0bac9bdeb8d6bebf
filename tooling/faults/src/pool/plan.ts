import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast, below } from '@countersign/bench/figures'
import { ownPostgres } from '@countersign/e2e/own-postgres'
import { type Person, signIn } from '@countersign/e2e/person'
import { plainServer } from '@countersign/e2e/plain-server'
import pg from 'pg'
import { checkApart } from '../checker/check-apart.ts'
import { beginLoad, type Load } from '../load/load.ts'
import { growthOf } from '../overload/memory-of.ts'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'

const COMMANDS_BETWEEN = 20
const HELD_MS = 1500
const LOOK_AGAIN_MS = 20
const SLOWEST_MS = 5000
const MOST_GROWTH_MB = 256
const TOO_MANY = '53300'

const isTooMany = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === TOO_MANY

const anotherClient = async (url: string): Promise<pg.Client | null> => {
  const client = new pg.Client({ connectionString: url, application_name: 'holds connections' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    if (isTooMany(error)) return null
    throw error
  }
}

/** Takes every connection PostgreSQL has to those held, those of the server as well. */
const takeAll = async (url: string, held: pg.Client[]): Promise<void> => {
  for (;;) {
    const client = await anotherClient(url)
    if (client !== null) held.push(client)
    else if ((await endThoseOfTheServer(held[0])) === 0) return
  }
}

/** A connection that is still being made is not among those that can be ended: it is looked for again and again. */
const holdAll = async (url: string, held: pg.Client[], milliseconds: number): Promise<void> => {
  const end = Date.now() + milliseconds
  while (Date.now() < end) {
    await takeAll(url, held)
    await sleep(LOOK_AGAIN_MS)
  }
}

const endThoseOfTheServer = async (client: pg.Client | undefined): Promise<number> => {
  const ended = await client?.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name <> 'holds connections'`,
  )
  return ended?.rowCount ?? 0
}

type Probe = { readonly later: number; readonly slowest: number }

/** Asks for the time given, one call after the other: how often it was told to come again, and the longest answer. */
const probe = async (person: Person, milliseconds: number): Promise<Probe> => {
  const end = Date.now() + milliseconds
  let later = 0
  let slowest = 0
  while (Date.now() < end) {
    const began = performance.now()
    const { status } = await person.call('GET', '/instances')
    slowest = Math.max(slowest, performance.now() - began)
    if (status === 503) later += 1
  }
  return { later, slowest }
}

const exhaust = async (url: string, person: Person, load: Load): Promise<Probe> => {
  await load.further(COMMANDS_BETWEEN)
  const held: pg.Client[] = []
  try {
    await takeAll(url, held)
    const [probed] = await Promise.all([probe(person, HELD_MS), holdAll(url, held, HELD_MS)])
    return probed
  } finally {
    await Promise.all(held.map((client) => client.end()))
  }
}

const run = async (
  { times, clients }: Sizes<'times' | 'clients'>,
  { seed, say }: Around,
): Promise<Outcome> => {
  await using postgres = await ownPostgres()
  await using server = await plainServer({ DATABASE_URL: postgres.url })
  await using load = await beginLoad(server, { clients, seed })
  const { history } = load
  const person = await signIn(server, 'director')
  const probes: Probe[] = []
  const exhausting = async () => {
    for (let done = 1; done <= times; done++) {
      probes.push(await exhaust(postgres.url, person, load))
      say(`${done} of ${times}, ${history.acknowledged().length} acknowledged`)
    }
  }
  await load.further(COMMANDS_BETWEEN)
  const work = exhausting()
  const growth = await growthOf(server.pid(), work)
  await work
  await load.further(COMMANDS_BETWEEN)
  await load.end()
  const { findings } = await checkApart(postgres.url, history)
  return {
    results: [
      atLeast('times that callers were told to come again', times, {
        reached: probes.filter(({ later }) => later > 0).length,
        unit: '',
      }),
      below('longest answer meanwhile', SLOWEST_MS, {
        reached: Math.max(...probes.map(({ slowest }) => slowest)),
        unit: ' ms',
      }),
      below('memory above the beginning', MOST_GROWTH_MB, { reached: growth, unit: ' MB' }),
      atLeast('commands acknowledged', (times + 2) * COMMANDS_BETWEEN, {
        reached: history.acknowledged().length,
        unit: '',
      }),
    ],
    violations: [...history.failures, ...findings],
  }
}

export const POOL = planOf({
  about: 'PostgreSQL without a free connection, those of the server taken from it too',
  sizes: {
    times: { what: 'times', ci: 2, full: 50 },
    clients: { what: 'clients at once', ci: 12, full: 12 },
  },
  run,
})
