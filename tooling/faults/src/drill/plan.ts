import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast, below, type Figure } from '@countersign/bench/figures'
import { type Database, openDatabase } from '@countersign/database/client'
import type { History } from '@countersign/e2e/history'
import { plainServer } from '@countersign/e2e/plain-server'
import { testDirectory } from '@countersign/e2e/test-directory'
import { checkApart } from '../checker/check-apart.ts'
import { brokenPromises, carried } from '../deliveries/promises.ts'
import { beginLoad } from '../load/load.ts'
import { type Around, type Outcome, planOf, type Sizes } from '../plan.ts'
import { historyIn, nextHead, type Standing, standingOf } from './copy.ts'
import { openPlace, type Place } from './place.ts'

const HELD_MS = 4000
const AFTER = 30
const LIMIT_S = 3600

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

type Original = { readonly history: History; readonly before: number; readonly seconds: number }
type Drill = { readonly sizes: Sizes<'commands' | 'clients'>; readonly around: Around }

/** Works at the original, backs it up meanwhile, works on, and loses it. */
const loseOriginal = async (place: Place, folder: string, { sizes, around }: Drill): Promise<Original> => {
  await using server = await plainServer(place.settings)
  await using load = await beginLoad(server, { clients: sizes.clients, seed: around.seed })
  await load.further(sizes.commands)
  const before = load.history.acknowledged().length
  const seconds = await timed(() => place.command('backup', '--out', folder))
  await load.further(AFTER)
  await load.end()
  await server.kill()
  return { history: load.history, before, seconds }
}

type Lived = {
  /** When the server came up, and after it was worked at. */
  readonly restored: Standing
  readonly held: Standing
  readonly released: Standing
  readonly history: History
  /** A sentence when something was still not carried long after the release. */
  readonly waiting: readonly string[]
}

const isHeld = async (origin: string): Promise<boolean> => {
  const answer = (await (await fetch(`${origin}/readyz`)).json()) as { held?: boolean }
  return answer.held === true
}

/** Works at the copy while it is held, and after it was released. */
const liveOn = async (place: Place, database: Database, { sizes, around }: Drill): Promise<Lived> => {
  await using server = await plainServer(place.settings)
  if (!(await isHeld(server.origin))) throw new Error('the server does not say that its database is held')
  const restored = await standingOf(database)
  await using load = await beginLoad(server, { clients: sizes.clients, seed: around.seed + 1000 })
  await load.further(AFTER)
  await sleep(HELD_MS)
  const held = await standingOf(database)
  await place.command('release-outbox')
  await load.further(AFTER)
  await load.end()
  const waiting = await carried(database)
  await nextHead(database, held.anchor)
  return { restored, held, released: await standingOf(database), history: load.history, waiting }
}

/** A sentence for each way in which something went out from a held copy. */
const wentOut = ({ restored, held }: Lived): readonly string[] =>
  (['drained', 'told', 'mailed'] as const)
    .filter((what) => restored[what] !== held[what])
    .map((what) => `while it was held, ${what} went from ${restored[what]} to ${held[what]}`)

const notThere = (original: Original, copy: History): readonly string[] => {
  const there = new Set(copy.sent)
  const lost = original.history.acknowledged().filter((sent, at) => at < original.before && !there.has(sent))
  return lost.map(({ what, key }) => `acknowledged before the backup and not in it: ${what} ${key}`)
}

const exported = async (place: Place, folder: string): Promise<readonly string[]> => {
  await place.command('export', '--out', folder)
  return place.command('verify', folder).then(
    () => [],
    (error: unknown) => [`the export of the copy does not verify: ${String(error)}`],
  )
}

const figuresOf = (copied: History, lived: Lived, seconds: readonly number[]): readonly Figure[] => [
  atLeast('commands in the copy', 1, { reached: copied.acknowledged().length, unit: '' }),
  atLeast('promised while held, and kept back', 1, {
    reached: lived.held.promised - lived.held.drained,
    unit: '',
  }),
  atLeast('sent after the release', 1, {
    reached: lived.released.drained - lived.held.drained,
    unit: '',
  }),
  atLeast('heads signed by the copy', 1, {
    reached: lived.released.anchor - lived.restored.anchor,
    unit: '',
  }),
  ...['backup under load', 'restore'].map((goal, at) =>
    below(goal, LIMIT_S, { reached: seconds[at] ?? Number.NaN, unit: ' s' }),
  ),
]

const run = async (sizes: Drill['sizes'], around: Around): Promise<Outcome> => {
  using home = testDirectory()
  const folder = join(home.path, 'backup')
  const drill = { sizes, around }
  await using first = await openPlace(join(home.path, 'first'))
  const original = await loseOriginal(first, folder, drill)
  around.say(`the original is lost, with ${original.history.acknowledged().length} commands acknowledged`)
  await using second = await openPlace(join(home.path, 'second'))
  // It compares the rows and hashes of every table before it commits.
  const restoring = await timed(() => second.command('restore', '--from', folder))
  const database = await openDatabase(second.url, { max: 2 })
  try {
    const copied = await historyIn(database, original.history)
    const { findings } = await checkApart(second.url, copied)
    around.say(`restored: ${copied.acknowledged().length} commands`)
    const lived = await liveOn(second, database, drill)
    copied.sent.push(...lived.history.sent)
    const after = await checkApart(second.url, copied)
    return {
      results: figuresOf(copied, lived, [original.seconds, restoring]),
      violations: [
        ...original.history.failures,
        ...notThere(original, copied),
        ...findings,
        ...wentOut(lived),
        ...lived.waiting,
        ...lived.history.failures,
        ...(await brokenPromises(database)),
        ...after.findings,
        ...(await exported(second, join(home.path, 'export'))),
      ],
    }
  } finally {
    await database.close()
  }
}

export const DRILL = planOf({
  about: 'a backup under load, the loss of the original, and a copy that is held, released and worked on',
  sizes: {
    commands: { what: 'commands before the backup', ci: 100, full: 20_000 },
    clients: { what: 'clients at once', ci: 8, full: 12 },
  },
  run,
})
