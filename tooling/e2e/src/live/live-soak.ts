import { fileURLToPath } from 'node:url'
import type { Page } from '../person/answers.ts'
import type { People } from '../person/people.ts'
import { signInAll } from '../person/people.ts'
import type { Person } from '../person/person.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'
import type { Inspector } from '../server/inspector.ts'
import { audience, copyToAll } from './audience.ts'
import { type LiveStream, openStream } from './live-stream.ts'

export type LiveSoak = {
  readonly people: number
  readonly seconds: number
  readonly log: (line: string) => void
}

type Lap = {
  /** Megabytes of live objects. */
  readonly heap: number
  /** Megabytes of memory the process takes from the machine. */
  readonly resident: number
}

export type LiveSoakReport = {
  readonly decisions: number
  readonly reconnects: number
  /** From sending a decision to its being in the list of another, in ms, over all who were told. */
  readonly p50: number
  readonly p95: number
  readonly longest: number
  /** Stream objects alive in the server at the end, its garbage collected. */
  readonly streamObjects: number
  /** At the end of each lap, garbage collected; the first is after the warm-up. */
  readonly laps: readonly Lap[]
}

/** In which a decision shows at the others, at p95. */
export const MOST_DELAY_MS = 1000
/**
 * Megabytes that live objects may grow by from the first lap to the last, however long they are: what was measured
 * sways by 0.7 and goes nowhere, and a kilobyte kept for each told change would be 20 in a hundred decisions.
 */
const MOST_GROWTH_MB = 2

const STREAM_MODULE = fileURLToPath(
  new URL('../../../../packages/api/src/live/live-stream.ts', import.meta.url),
)
const OPINION = { opinion: '已核对' }
const LAPS = 4
/** One in so many leaves and comes back after each decision: laptops are closed, networks change. */
const LEAVES_EVERY = 10
/** Decisions on one request before the next is begun: the document of one grows with its history. */
const DECISIONS_A_REQUEST = 10

type Listener = { readonly person: Person; stream: LiveStream }
type Item = { readonly id: string; readonly steps: readonly string[] }

/** Reads the list of copies again with each change, as the console does, until it shows the request at a step. */
const seesAt = async ({ person, stream }: Listener, id: string, step: string): Promise<number> => {
  for (;;) {
    await stream.next()
    const { items } = await person.get<Page<Item>>('/instances?box=cc&limit=20')
    if (items.find((item) => item.id === id)?.steps.includes(step)) return performance.now()
  }
}

class Hall {
  readonly delays: number[] = []
  decisions = 0
  reconnects = 0
  readonly #origin: string
  readonly #people: People
  readonly #listeners: readonly Listener[]
  #request = ''

  constructor(origin: string, people: People, listeners: readonly Listener[]) {
    this.#origin = origin
    this.#people = people
    this.#listeners = listeners
  }

  /** One decision, seen by all; then some leave and come back. */
  async round(): Promise<void> {
    if (this.decisions % DECISIONS_A_REQUEST === 0) await this.#begin()
    const approves = this.decisions % 2 === 0
    const step = approves ? 'manager-approval' : 'supervisor-review'
    const seen = this.#listeners.map((listener) => seesAt(listener, this.#request, step))
    const sent = performance.now()
    const { supervisor, manager } = this.#people
    if (approves) await supervisor.decides(this.#request, 'approve', OPINION)
    else await manager.decides(this.#request, 'return', { ...OPINION, to: 'supervisor-review' })
    for (const at of await Promise.all(seen)) this.delays.push(at - sent)
    this.decisions++
    await this.#reconnectSome()
  }

  async #begin(): Promise<void> {
    const { id } = await this.#people.rep.starts()
    this.#request = id
    await copyToAll(
      this.#people.rep,
      id,
      this.#listeners.map(({ person }) => person),
    )
  }

  async #reconnectSome(): Promise<void> {
    const leaving = this.#listeners.filter((_, index) => (index + this.decisions) % LEAVES_EVERY === 0)
    await Promise.all(
      leaving.map(async (listener) => {
        await listener.stream.close()
        listener.stream = await openStream(this.#origin, listener.person)
      }),
    )
    this.reconnects += leaving.length
  }
}

const share = (sorted: readonly number[], part: number): number =>
  Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN)

const megabytes = (bytes: number): number => Math.round(bytes / 10_000) / 100

const runLaps = async (hall: Hall, inspector: Inspector, { seconds, log }: LiveSoak): Promise<Lap[]> => {
  const laps: Lap[] = []
  const lapEnds = Array.from({ length: LAPS + 1 }, (_, lap) => Date.now() + (lap * seconds * 1000) / LAPS)
  for (const end of lapEnds) {
    // Each lap ends where a request does, so that all of them leave the same behind.
    do await hall.round()
    while (Date.now() < end || hall.decisions % DECISIONS_A_REQUEST !== 0)
    const lap = {
      heap: megabytes(await inspector.heapBytes()),
      resident: megabytes(await inspector.residentBytes()),
    }
    laps.push(lap)
    log(`${hall.decisions} decisions, ${lap.heap} MB of live objects, ${lap.resident} MB resident`)
  }
  return laps
}

const openHall = async (server: DemoServer, { people: count, log }: LiveSoak) => {
  const [people, crowd] = await Promise.all([signInAll(server), audience(server, count)])
  const listeners = await Promise.all(
    crowd.map(async (person) => ({ person, stream: await openStream(server.origin, person) })),
  )
  log(`${listeners.length} people have a stream`)
  return { hall: new Hall(server.origin, people, listeners), listeners }
}

/**
 * So many people with a live stream each on one server, all of whom hear of every decision and read their list again;
 * streams come and go. How soon they see a decision, and whether the server keeps anything of what has passed.
 */
export const liveSoak = async (options: LiveSoak): Promise<LiveSoakReport> => {
  await using server = await demoServer({ NODE_OPTIONS: '--inspect-port=0' })
  const { hall, listeners } = await openHall(server, options)
  using inspector = await server.inspect()
  const laps = await runLaps(hall, inspector, options)
  const streamObjects = await inspector.countOf(STREAM_MODULE, 'LiveStream')
  for (const { stream } of listeners) await stream.close()
  const sorted = hall.delays.sort((one, other) => one - other)
  return {
    decisions: hall.decisions,
    reconnects: hall.reconnects,
    p50: share(sorted, 0.5),
    p95: share(sorted, 0.95),
    longest: share(sorted, 1),
    streamObjects,
    laps,
  }
}

/** What is wrong with a soak, a sentence each; none when all is well. */
export const problemsOf = ({ p95, streamObjects, laps }: LiveSoakReport, people: number): string[] => {
  const growth = (laps.at(-1)?.heap ?? Number.NaN) - (laps[0]?.heap ?? Number.NaN)
  return [
    ...(p95 < MOST_DELAY_MS ? [] : [`decisions show after ${p95} ms at p95`]),
    ...(streamObjects === people ? [] : [`${people} people left ${streamObjects} streams in memory`]),
    ...(growth < MOST_GROWTH_MB ? [] : [`live objects grew by ${growth.toFixed(1)} MB`]),
  ]
}
